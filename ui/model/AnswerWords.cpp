#include "ui/model/AnswerWords.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString reasonOf(const NodeLook &node)
{
    const QString reason = describe(node.answer.error ? node.answer.error->kind : ErrorKind::Timeout);
    return node.answer.has() ? QCoreApplication::translate("AnswerWords", "%1: %2, the last answer was at %3")
                                   .arg(shortName(node.name), reason, units::clockTime(node.answer.asOf))
                             : QCoreApplication::translate("AnswerWords", "%1: %2").arg(shortName(node.name), reason);
}

AnswerWords loading(qsizetype nodes, const QStringList &waiting)
{
    return {.state = AnswerWords::State::Loading,
            .title = nodes == 1 ? QCoreApplication::translate("AnswerWords", "Asking 1 node")
                                : QCoreApplication::translate("AnswerWords", "Asking %1 nodes").arg(nodes),
            .text = QCoreApplication::translate("AnswerWords", "No answer yet from %1.").arg(phrases::list(waiting))};
}

} // namespace

AnswerWords answerWords(const Snapshot *snapshot, const ClusterProfile &profile)
{
    if (!snapshot) {
        QStringList names;
        for (const NodeProfile &node : profile.nodes)
            names.append(shortName(node.name));
        return loading(profile.nodes.size(), names);
    }
    QStringList answered, waiting, reasons;
    TimePoint newest{};
    for (const NodeLook &node : snapshot->nodes) {
        newest = std::max(newest, node.answer.asOf);
        if (node.answer.isCurrent())
            answered.append(shortName(node.name));
        else if (node.answer.isPending())
            waiting.append(shortName(node.name));
        else
            reasons.append(reasonOf(node));
    }
    if (answered.isEmpty() && reasons.isEmpty())
        return loading(snapshot->nodes.size(), waiting);
    if (answered.size() == snapshot->nodes.size())
        return {.state = AnswerWords::State::Whole};
    for (const QString &name : std::as_const(waiting))
        reasons.append(QCoreApplication::translate("AnswerWords", "%1: not answered yet").arg(name));
    if (!answered.isEmpty()) {
        return {.state = AnswerWords::State::Partial,
                .title = QCoreApplication::translate("AnswerWords", "%1 of %2 nodes answered").arg(answered.size()).arg(snapshot->nodes.size()),
                .text = QCoreApplication::translate("AnswerWords", "%1. The figures leave it out.", "reasons").arg(phrases::clauses(reasons)),
                .reasons = phrases::clauses(reasons)};
    }
    if (!waiting.isEmpty()) {
        return {.state = AnswerWords::State::Loading,
                .title = snapshot->nodes.size() == 1
                             ? QCoreApplication::translate("AnswerWords", "Asking 1 node, it has not answered")
                             : QCoreApplication::translate("AnswerWords", "Asking %1 nodes, none has answered").arg(snapshot->nodes.size()),
                .text = QCoreApplication::translate("AnswerWords", "%1.", "reasons").arg(phrases::clauses(reasons))};
    }
    AnswerWords words{.state = AnswerWords::State::Unreachable,
                      .title = QCoreApplication::translate("AnswerWords", "No node of %1 answers").arg(snapshot->cluster.value),
                      .text = {}};
    words.text =
        isNever(newest)
            ? QCoreApplication::translate("AnswerWords", "%1.", "reasons").arg(phrases::clauses(reasons))
            : QCoreApplication::translate("AnswerWords", "%1. Figures of %2 are shown in grey.").arg(phrases::clauses(reasons), units::clockTime(newest));
    return words;
}

} // namespace warrener
