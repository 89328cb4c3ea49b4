#include "ui/drills/MeasuredCard.h"

#include "base/Units.h"
#include "ui/drills/DrillWords.h"
#include "ui/drills/PlainTableModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableView.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostBeside = 3; ///< runs beside this one

using Cell = PlainTableModel::Cell;

QString timeOr(const std::optional<Millis> &time)
{
    return time ? units::span(*time) : u"–"_s;
}

const DrillTraffic *trafficOf(const DrillOutcome &outcome, const QString &type)
{
    const auto found = std::ranges::find(outcome.traffic, type, &DrillTraffic::type);
    return found == outcome.traffic.end() ? nullptr : &*found;
}

/// Of one type of queue, or summed over all of them; nothing where no probe has left figures.
QString sumOf(const DrillOutcome &outcome, const QString &type, qint64 DrillTraffic::*figure)
{
    qint64 sum = 0;
    bool isKnown = false;
    for (const DrillTraffic &traffic : outcome.traffic) {
        if ((!type.isEmpty() && traffic.type != type) || !traffic.error.isEmpty())
            continue;
        isKnown = true;
        sum += traffic.*figure;
    }
    return isKnown ? units::count(double(sum)) : u"–"_s;
}

QString longestOf(const DrillOutcome &outcome, Millis DrillTraffic::*figure)
{
    if (outcome.traffic.isEmpty())
        return u"–"_s;
    Millis longest{0};
    for (const DrillTraffic &traffic : outcome.traffic)
        longest = std::max(longest, traffic.*figure);
    return units::span(longest);
}

} // namespace

MeasuredCard::MeasuredCard(QWidget *parent) : QFrame(parent), m_model(new PlainTableModel(this)), m_table(new TableView(this))
{
    auto *card = new Card(tr("Measured"), this);
    card->setCaption(tr("against the last runs"));
    card->setFlush(true);
    m_table->setObjectName(u"drillMeasured"_s);
    m_table->setAccessibleName(tr("Measured"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    m_table->setItemDelegate(new StateDelegate(m_table));
    card->body()->addWidget(m_table, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(card);
    setMinimumHeight(342); // ten rows
}

void MeasuredCard::setOutcome(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier, const QHash<QString, QString> &modes)
{
    QList<DrillOutcome> shown{outcome};
    shown += earlier.first(std::min(mostBeside, earlier.size()));
    QStringList heads{QString()};
    for (const DrillOutcome &one : std::as_const(shown))
        heads.append(one.run == outcome.run ? tr("This run") : tr("%1 before").arg(units::age(one.startedAt, outcome.startedAt)));
    QList<QList<Cell>> rows;
    const auto add = [&](const QString &name, const std::function<QString(const DrillOutcome &)> &value) {
        QList<Cell> cells{{.text = name, .quiet = true}};
        for (const DrillOutcome &one : std::as_const(shown))
            cells.append({.text = value(one), .quiet = cells.size() > 1, .strong = cells.size() == 1});
        rows.append(cells);
    };
    add(tr("Verdict"), [](const DrillOutcome &one) { return toWord(one.verdict); });
    add(tr("Mode"), [&modes](const DrillOutcome &one) { return modes.value(one.mode, one.mode); });
    add(tr("Noticed by the console"), [](const DrillOutcome &one) { return noticedText(one, u"console"_s); });
    add(tr("Noticed by a proxy"), [](const DrillOutcome &one) { return noticedText(one, u"proxy"_s); });
    add(tr("Noticed by the cluster"), [](const DrillOutcome &one) { return noticedText(one, u"cluster"_s); });
    add(tr("Longest pause of clients"), [](const DrillOutcome &one) { return timeOr(one.failover); });
    add(tr("Confirm latency, 99 of 100"), [](const DrillOutcome &one) { return longestOf(one, &DrillTraffic::latency99); });
    add(tr("Back in steady state after"), [](const DrillOutcome &one) { return timeOr(one.recovery); });
    QStringList types;
    for (const auto listed = probeTypes(); const QString &type : listed) {
        if (std::ranges::any_of(shown, [&type](const DrillOutcome &one) { return trafficOf(one, type) != nullptr; }))
            types.append(type);
    }
    // One type needs no name; of several each has lines of its own.
    for (const auto listed = types.size() > 1 ? types : QStringList{QString()}; const QString &type : listed) {
        add(type.isEmpty() ? tr("Messages confirmed") : tr("%1: confirmed").arg(type),
            [&type](const DrillOutcome &one) { return sumOf(one, type, &DrillTraffic::confirmed); });
        add(type.isEmpty() ? tr("Lost, twice, reordered") : tr("%1: lost, twice, reordered").arg(type), [&type](const DrillOutcome &one) {
            return QStringList{sumOf(one, type, &DrillTraffic::lost), sumOf(one, type, &DrillTraffic::duplicates), sumOf(one, type, &DrillTraffic::reordered)}
                .join(u" · "_s);
        });
        if (!type.isEmpty())
            add(tr("%1: longest pause of a client").arg(type), [&type](const DrillOutcome &one) {
                const DrillTraffic *its = trafficOf(one, type);
                return its == nullptr || !its->error.isEmpty() ? u"–"_s : units::span(std::max(its->longestGap, its->longestSilence));
            });
    }
    m_model->setCells(heads, rows, 1);
    m_table->setStretchColumn(0);
    for (int column = 1; column < heads.size(); ++column)
        m_table->setColumnWidth(column, 104);
}

} // namespace warrener
