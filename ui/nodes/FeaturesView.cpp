#include "ui/nodes/FeaturesView.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/nodes/FactTable.h"
#include "ui/parts/Card.h"
#include "ui/parts/Label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMap>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Every plugin of the node, and every one that others have and it has not.
QList<FactRow> pluginFacts(const Snapshot &snapshot, const NodeLook &node)
{
    QMap<QString, QStringList> on;
    QStringList known;
    for (const NodeLook &look : snapshot.nodes) {
        if (!look.answer.has() || look.answer.value->self.enabledPlugins.isEmpty())
            continue;
        known.append(shortName(look.name));
        for (const QString &plugin : look.answer.value->self.enabledPlugins)
            on[plugin].append(shortName(look.name));
    }
    const QString mine = shortName(node.name);
    QList<FactRow> rows;
    for (auto plugin = on.cbegin(); plugin != on.cend(); ++plugin) {
        const bool here = plugin.value().contains(mine);
        const bool everywhere = plugin.value().size() == known.size();
        rows.append(
            {{.text = plugin.key(), .glyph = here ? GlyphKind::Ok : GlyphKind::Warn, .toolTip = plugin.key()},
             everywhere ? FactCell{.text = QCoreApplication::translate("FeaturesView", "on all nodes"), .tone = Token::Text2}
             : here
                 ? FactCell{.text = QCoreApplication::translate("FeaturesView", "only on %1").arg(phrases::list(plugin.value())), .tone = Token::Warn}
                 : FactCell{.text = QCoreApplication::translate("FeaturesView", "off here, on %1").arg(phrases::list(plugin.value())), .tone = Token::Warn}});
    }
    return rows;
}

QList<FactRow> flagFacts(const QList<FeatureFlag> &flags)
{
    QList<FactRow> rows;
    for (const FeatureFlag &flag : flags) {
        const bool on = flag.state == "enabled"_L1;
        // An experimental flag is off for a reason.
        const GlyphKind glyph = on ? GlyphKind::Ok : flag.stability == "experimental"_L1 ? GlyphKind::Skipped : GlyphKind::Note;
        rows.append({{.text = flag.name, .glyph = glyph, .toolTip = flag.name},
                     {.text = on                            ? QCoreApplication::translate("FeaturesView", "on")
                              : flag.state == "disabled"_L1 ? QCoreApplication::translate("FeaturesView", "off")
                                                            : flag.state,
                      .tone = on ? Token::Text2 : Token::Text},
                     {.text = flag.stability, .tone = Token::Text2},
                     {.text = flag.description, .tone = Token::Text3, .toolTip = flag.description}});
    }
    // What is off first: that is what an upgrade needs.
    std::ranges::stable_partition(rows, [](const FactRow &row) { return row.first().glyph != GlyphKind::Ok; });
    return rows;
}

} // namespace

FeaturesView::FeaturesView(QWidget *parent)
    : QScrollArea(parent), m_pluginCard(new Card(tr("Plugins"), this)), m_flagCard(new Card(tr("Feature flags"), this)),
      m_plugins(new FactTable(2, tr("Plugins"), this)), m_flags(new FactTable(4, tr("Feature flags"), this)),
      m_pluginWords(new Label({}, TextStyle::Table, Token::Text2, this)), m_flagWords(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"features"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    m_plugins->setObjectName(u"plugins"_s);
    m_flags->setObjectName(u"featureFlags"_s);
    m_pluginWords->setObjectName(u"pluginWords"_s);
    m_flagWords->setObjectName(u"flagWords"_s);
    for (Label *words : {m_pluginWords, m_flagWords}) {
        words->setWordWrap(true);
        words->setContentsMargins(14, 10, 14, 12);
    }
    auto *inside = new QWidget(this);
    auto *row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 12, 0, 16);
    row->setSpacing(12);
    const auto fill = [row](Card *card, FactTable *table, Label *words, int stretch) {
        card->setFlush(true);
        card->body()->addWidget(table);
        card->body()->addWidget(words);
        row->addWidget(card, stretch, Qt::AlignTop);
    };
    fill(m_pluginCard, m_plugins, m_pluginWords, 2);
    fill(m_flagCard, m_flags, m_flagWords, 3);
    setWidget(inside);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
}

void FeaturesView::show(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail)
{
    const QList<FactRow> plugins = pluginFacts(snapshot, node);
    m_plugins->setRows(plugins);
    m_plugins->setVisible(!plugins.isEmpty());
    m_pluginWords->setText(plugins.isEmpty() ? tr("No node has told its plugins yet.") : QString());
    m_pluginWords->setVisible(plugins.isEmpty());

    const bool has = detail && detail->featureFlags.has();
    const QList<FactRow> flags = has ? flagFacts(*detail->featureFlags.value) : QList<FactRow>();
    m_flags->setRows(flags);
    m_flags->setVisible(has);
    m_flagWords->setVisible(!has);
    m_flagWords->setText(detail && detail->featureFlags.error ? detail->featureFlags.error->message : tr("Asking for the feature flags."));
    m_flagCard->setCaption(has ? tr("asked %1 ago").arg(units::age(detail->featureFlags.asOf, snapshot.at)) : QString());
}

} // namespace warrener
