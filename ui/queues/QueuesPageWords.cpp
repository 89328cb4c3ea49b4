// What the page of queues says: counts, sums, sources, and the words for every state.

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/model/AnswerWords.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/Pill.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/queues/QueueFilterBar.h"
#include "ui/queues/QueueModel.h"
#include "ui/queues/QueuesPage.h"
#include "ui/theme/Glyph.h"

#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QStringList sumTexts(const QueueSums &sums)
{
    QStringList texts(NumQueueColumns);
    const auto sum = [](const auto &figure, auto write) {
        if (figure.isUnknown())
            return u"–"_s;
        const QString text = write(static_cast<double>(figure.value));
        return figure.isLeast ? units::atLeast(text) : text;
    };
    const auto count = [](double value) { return units::count(value); };
    texts[QueueReadyColumn] = sum(sums.ready, count);
    texts[QueueUnackedColumn] = sum(sums.unacked, count);
    texts[QueueInColumn] = sum(sums.inRate, count);
    texts[QueueOutColumn] = sum(sums.outRate, count);
    texts[QueueAckColumn] = sum(sums.ackRate, count);
    texts[QueueConsumersColumn] = sum(sums.consumers, count);
    texts[QueueMemoryColumn] = sum(sums.memory, [](double value) { return units::bytes(value); });
    return texts;
}

QString countText(std::size_t rows)
{
    return units::count(static_cast<double>(rows));
}

/// Queues of one level, as the verdict counts them.
struct Counted
{
    qint64 count = 0;
    bool isLeast = false;

    QString text() const
    {
        const QString figure = units::count(static_cast<double>(count));
        return isLeast ? units::atLeast(figure) : figure;
    }
};

Counted countedOf(const QueueArrangement &view, Level level)
{
    Counted counted;
    const qint64 notAsked = view.counts.at(static_cast<std::size_t>(QueueCondition::Unknown));
    for (std::size_t i = 0; i < numQueueConditions; ++i) {
        const auto condition = static_cast<QueueCondition>(i);
        if (levelOf(condition) != level || view.counts.at(i) == 0)
            continue;
        counted.count += view.counts.at(i);
        counted.isLeast = counted.isLeast || mayBeMore(condition, notAsked, view.table->leavesOut());
    }
    return counted;
}

} // namespace

void QueuesPage::showCounts(const QueueArrangement &view)
{
    const Counted critical = countedOf(view, Level::Critical);
    const Counted attention = countedOf(view, Level::Warning);
    const qint64 minority = view.counts.at(static_cast<std::size_t>(QueueCondition::Minority));
    m_critical->setState(GlyphKind::Bad, critical.count == minority ? tr("%1 in minority").arg(critical.text()) : tr("%1 critical").arg(critical.text()));
    m_critical->setVisible(critical.count > 0);
    m_attention->setState(GlyphKind::Warn,
                          attention.count == 1 && !attention.isLeast ? tr("1 needs attention") : tr("%1 need attention").arg(attention.text()));
    m_attention->setVisible(attention.count > 0);

    const std::size_t all = std::max(view.table->rows.size(), static_cast<std::size_t>(std::max<qint64>(view.table->total, 0)));
    m_header->setLine(view.filter.isEmpty() && view.rows.size() == all ? tr("%1 in all").arg(countText(all))
                                                                       : tr("%1 of %2 match").arg(countText(view.rows.size()), countText(all)));
    m_card->setSums(view.filter.isEmpty() ? (view.rows.size() == 1 ? tr("%1 queue") : tr("All %1 queues")).arg(countText(view.rows.size()))
                                          : (view.rows.size() == 1 ? tr("%1 matching queue") : tr("All %1 matching queues")).arg(countText(view.rows.size())),
                    sumTexts(view.sums), tr("≥: at least so many. Figures of some queues were not asked for; those on screen are."));
}

void QueuesPage::showSources(const QueueTable &table)
{
    const SnapshotPtr snapshot = m_store.snapshot();
    const QString age = units::age(table.asOf, snapshot ? snapshot->at : table.asOf);
    const bool silent = answerWords(snapshot.get(), m_store.profile()).state == AnswerWords::State::Unreachable;
    m_card->setSumsMuted(silent);
    if (silent) {
        m_sources->setText(tr("Last read at %1, %2 ago").arg(units::clockTime(table.asOf), age));
        return;
    }
    const qsizetype telling = std::max<qsizetype>(table.nodes.size() - table.missing.size(), 0);
    m_sources->setText(table.source == QueueSource::Api
                           ? tr("Figures from the management interface, %1 old").arg(age)
                           : (telling == 1 ? tr("Figures from the metrics of %1 node, %2 old. Leader, members and state of the rows on screen from the "
                                                "management interface")
                                           : tr("Figures from the metrics of %1 nodes, %2 old. Leader, members and state of the rows on screen from the "
                                                "management interface"))
                                 .arg(telling)
                                 .arg(age));
}

void QueuesPage::showState()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    const QueueArrangementPtr view = m_model->view();
    const QueueTable *table = snapshot ? snapshot->queues.get() : nullptr;
    const AnswerWords words = answerWords(snapshot.get(), m_store.profile());
    const bool unreachable = words.state == AnswerWords::State::Unreachable;
    const bool hasRows = view && !view->table->rows.empty();
    m_model->setStale(unreachable);
    QList<NodeName> silent;
    if (snapshot && words.state == AnswerWords::State::Partial) {
        for (const NodeLook &node : snapshot->nodes) {
            if (!node.answer.isCurrent() && !node.metrics.isCurrent())
                silent.append(node.name);
        }
    }
    m_model->setSilent(silent);
    m_bar->setVisible(hasRows || !m_filter.isEmpty());
    m_export->setEnabled(view && !view->rows.empty());
    const QString again = tr("Ask again");

    if (hasRows && view->rows.empty()) {
        m_state->showEmpty(tr("No queue matches"), view->table->rows.size() == 1
                                                       ? tr("The filter leaves out the only queue.")
                                                       : tr("The filter leaves out all %1 queues.").arg(countText(view->table->rows.size())));
        m_state->setAction(tr("Clear the filter"), u"Esc"_s);
    } else if (!hasRows && unreachable) {
        m_state->showUnreachable(words.title, words.text);
        m_state->setAction(again, u"F5"_s);
    } else if (!hasRows && words.state == AnswerWords::State::Loading) {
        m_state->showLoading(words.title, words.text);
        m_state->setAction({});
    } else if (!hasRows && table && table->error) {
        m_state->showUnreachable(tr("The queues could not be read"), table->error->message);
        m_state->setAction(again, u"F5"_s);
    } else if (!hasRows && (!table || !view)) {
        m_state->showLoading(tr("Reading the queues"), tr("A cluster with many of them takes a few seconds."));
        m_state->setAction({});
    } else if (!hasRows) {
        m_state->showEmpty(tr("This cluster has no queues yet"), tr("As soon as a client declares one, it stands here with its messages, its consumers and "
                                                                    "the nodes that hold it."));
        m_state->setAction(again, u"F5"_s);
    }
    if (!hasRows)
        m_header->setLine({});
    m_stack->setCurrentIndex(hasRows && !view->rows.empty() ? 1 : 0);
    m_sources->setVisible(hasRows);
    showNotice(words, hasRows ? table : nullptr);
}

void QueuesPage::showNotice(const AnswerWords &words, const QueueTable *table)
{
    m_notice->setAction(tr("Ask again"), u"F5"_s);
    if (!m_exportProblem.isEmpty()) {
        m_notice->setNotice(Level::Critical, tr("Not exported"), m_exportProblem);
        m_notice->setAction(tr("Close"), u"Esc"_s);
    } else if (!table) {
        m_notice->setNotice(Level::Ok, {}, {});
    } else if (words.state == AnswerWords::State::Unreachable) {
        m_notice->setNotice(Level::Critical, words.title, words.text);
    } else if (!table->missing.isEmpty()) {
        QStringList names;
        for (const NodeName &node : table->missing)
            names.append(shortName(node));
        m_notice->setNotice(Level::Warning, tr("Figures of %1 are missing").arg(phrases::list(names)),
                            words.state == AnswerWords::State::Partial ? words.text : tr("Queues that only these nodes could tell about are left out."));
    } else if (table->error) {
        m_notice->setNotice(Level::Warning, tr("The queues could not be read again"), table->error->message);
    } else if (table->detour) {
        const QueueDetour &detour = *table->detour;
        m_notice->setNotice(Level::Warning, tr("The broker refuses the list of its queues since %1").arg(units::clockTime(detour.since)),
                            phrases::sentences({tr("%1.").arg(detour.refused.message), describe(detour.by, detour.unlisted)}));
    } else if (words.state == AnswerWords::State::Partial) {
        m_notice->setNotice(Level::Warning, words.title, tr("%1. What stands here of the queues led there may be old.").arg(words.reasons));
    } else if (isWantedGone()) {
        m_notice->setNotice(Level::Note, tr("%1 is not among the queues").arg(shortQueueName(m_wantedObject)),
                            tr("It was deleted, or has not been seen yet. What a backup holds of it comes back by “Restore from a backup…” (Ctrl+K)."));
        m_notice->setAction(tr("Close"), u"Esc"_s);
    } else {
        m_notice->setNotice(Level::Ok, {}, {});
    }
}

} // namespace warrener
