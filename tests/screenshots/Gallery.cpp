#include "Gallery.h"

#include "ui/parts/ComboBox.h"
#include "ui/parts/EnvironmentBand.h"
#include "ui/parts/EnvironmentTag.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/Meter.h"
#include "ui/parts/Pill.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/Toast.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

Gallery::Gallery(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"gallery"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(14);
    addGlyphs(*column);
    addButtons(*column);
    addTags(*column);
    addFields(*column);
    addStates(*column);
    column->addStretch(1);
    auto *toast = new Toast(this);
    toast->say(u"Plan saved"_s, u"Open"_s);
}

void Gallery::focusOne()
{
    m_focus->setFocus(Qt::TabFocusReason);
}

void Gallery::addGlyphs(QVBoxLayout &column)
{
    const QList<std::pair<GlyphKind, QString>> kinds{
        {GlyphKind::Ok, u"In service"_s}, {GlyphKind::Warn, u"Warning"_s},    {GlyphKind::Bad, u"Critical"_s},    {GlyphKind::NoData, u"No data"_s},
        {GlyphKind::Note, u"Note"_s},     {GlyphKind::Running, u"Running"_s}, {GlyphKind::Pending, u"Pending"_s}, {GlyphKind::Manual, u"Waits for you"_s},
        {GlyphKind::Paused, u"Paused"_s}, {GlyphKind::Skipped, u"Skipped"_s},
    };
    auto *grid = new QGridLayout;
    auto *pills = new QHBoxLayout;
    for (int i = 0; i < kinds.size(); ++i) {
        auto *cell = new QHBoxLayout;
        cell->addWidget(new GlyphLabel(kinds.at(i).first, 16, this));
        cell->addWidget(new Label(kinds.at(i).second, TextStyle::Body, Token::Text, this));
        cell->addWidget(new GlyphLabel(kinds.at(i).first, 36, this));
        cell->addStretch(1);
        grid->addLayout(cell, i / 5, i % 5);
        if (i < 6)
            pills->addWidget(new Pill(kinds.at(i).first, kinds.at(i).second, this));
    }
    pills->addStretch(1);
    column.addLayout(grid);
    column.addLayout(pills);
}

void Gallery::addButtons(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    const auto add = [&](const QString &text, const QString &kind) {
        auto *button = new QPushButton(text, this);
        button->setProperty("kind", kind);
        row->addWidget(button);
        return button;
    };
    add(u"Primary"_s, u"primary"_s);
    add(u"Secondary"_s, {});
    add(u"Ghost"_s, u"ghost"_s);
    m_focus = add(u"Focus"_s, {});
    add(u"Off"_s, {})->setEnabled(false);
    add(u"Delete"_s, u"danger"_s);
    add(u"Abort"_s, u"dangerOutline"_s);
    add(u"Link"_s, u"link"_s);
    row->addWidget(new KeyButton(u"Ask again"_s, u"F5"_s, this));
    row->addWidget(new SegmentedControl({u"5 min"_s, u"1 h"_s, u"24 h"_s}, this));
    row->addStretch(1);
    column.addLayout(row);
}

void Gallery::addTags(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    for (const Environment environment : {Environment::Production, Environment::Staging, Environment::Test}) {
        auto *pair = new QVBoxLayout;
        auto *band = new EnvironmentBand(this);
        band->setEnvironment(environment);
        pair->addWidget(band);
        pair->addWidget(new EnvironmentTag(environment, this));
        row->addLayout(pair);
    }
    column.addLayout(row);
    auto *meters = new QHBoxLayout;
    meters->setSpacing(20);
    for (const MeterValue &value : {MeterValue{0.4, 0.8, Level::Ok}, MeterValue{0.85, 0.8, Level::Warning}, MeterValue{0.97, 0.8, Level::Critical}}) {
        auto *meter = new Meter(this);
        meter->setValue(value);
        meters->addWidget(meter);
    }
    column.addLayout(meters);
}

void Gallery::addFields(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *search = new SearchField(this);
    search->setMode(u"expression"_s);
    search->setKey(u"/"_s);
    search->setText(u"^(orders|payments)\\."_s);
    row->addWidget(search, 1);
    auto *filter = new FilterButton(u"Vhost"_s, this);
    filter->setChoices({{u"all"_s, u"all 4"_s}});
    row->addWidget(filter);
    auto *combo = new ComboBox(this);
    combo->addItem(u"As the system"_s);
    row->addWidget(combo);
    auto *check = new QCheckBox(u"Keep it"_s, this);
    check->setChecked(true);
    row->addWidget(check);
    row->addWidget(new QCheckBox(u"Not this"_s, this));
    column.addLayout(row);
}

void Gallery::addStates(QVBoxLayout &column)
{
    auto *grid = new QGridLayout;
    grid->setSpacing(12);
    auto *empty = new StatePanel(this);
    empty->showEmpty(u"No drill is scheduled"_s, u"A drill shows whether failover works before it has to."_s);
    empty->setAction(u"Schedule a drill…"_s);
    auto *loading = new StatePanel(this);
    loading->showLoading(u"Asking 3 nodes, 2 have answered"_s, u"broker2 has had 1.2 of 3 s."_s);
    auto *unreachable = new StatePanel(this);
    unreachable->showUnreachable(u"No node of orders-prod answers"_s,
                                 u"broker1 refuses, broker2 is silent, broker3 has no address. Figures of 14:21:38 are shown in grey."_s);
    unreachable->setAction(u"Test the connection"_s);
    grid->addWidget(empty, 0, 0);
    grid->addWidget(loading, 0, 1);
    grid->addWidget(unreachable, 1, 0);
    column.addLayout(grid);
}

} // namespace warrener
