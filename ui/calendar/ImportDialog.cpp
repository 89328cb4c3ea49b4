#include "ui/calendar/ImportDialog.h"

#include "base/ShownName.h"
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/Recurrence.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/RunPlace.h"
#include "ui/parts/Label.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/Wrap.h"
#include "ui/theme/Icons.h"

#include <QCheckBox>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int importWidth = 560;

QString lineOf(const ImportItem &item)
{
    const WallTime start = item.entry ? item.entry->start : item.blackout->from;
    const QString title = shownName(item.entry ? item.entry->title : item.blackout->title);
    const QString kind = item.entry ? toWord(item.entry->kind) : ImportDialog::tr("Blackout");
    const QString rule = describeRule(item.entry ? item.entry->rule : item.blackout->rule, start);
    QString line = ImportDialog::tr("%1 · %2 · %3", "Disk full · Drill · Friday 27 March 10:00")
                       .arg(title, kind, calendarwords::day(start.date) + u' ' + start.time.toString(u"HH:mm"_s));
    if (!rule.isEmpty())
        line += u", "_s + rule;
    if (item.isKnown)
        line += u" · "_s + ImportDialog::tr("in place of the one that is there");
    if (!item.remark.isEmpty())
        line += u" · "_s + item.remark;
    // A title says what its writer likes: what would be run is read before it is let.
    if (item.entry && item.wantsToRun)
        line += u'\n' + ImportDialog::tr("would run: %1").arg(shownName("warrenctl "_L1 + item.entry->arguments.join(u' ')));
    return line;
}

} // namespace

ImportDialog::ImportDialog(const ClusterProfile &profile, const QString &file, const QList<ImportItem> &items, QWidget *parent)
    : Dialog((static_cast<int>(items.size()) == 1 ? tr("Take 1 thing of %1 into the calendar?")
                                                  : tr("Take %n things of %1 into the calendar?", nullptr, static_cast<int>(items.size())))
                 .arg(file),
             parent),
      m_profile(profile), m_items(items), m_list(new QListWidget(this)), m_run(new QCheckBox(tr("Let the runs among them run by themselves"), this)),
      m_name(new NameCheck(this)), m_problem(new Label({}, TextStyle::Body, Token::Bad, this))
{
    setObjectName(u"importDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(profile.environment);
    setFixedWidth(importWidth);
    m_list->setObjectName(u"importList"_s);
    m_list->setAccessibleName(tr("What the file brings"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(220);
    bool runs = false;
    for (const ImportItem &item : items) {
        auto *row = new QListWidgetItem(icon(item.entry ? calendarwords::icon(item.entry->kind) : u"lock"_s), lineOf(item), m_list);
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        row->setCheckState(Qt::Checked);
        row->setToolTip(plainTip(lineOf(item)));
        runs = runs || item.wantsToRun;
    }
    body()->addWidget(m_list);
    m_run->setObjectName(u"importRuns"_s);
    m_run->setVisible(runs);
    body()->addWidget(m_run);
    body()->addWidget(m_name);
    body()->addWidget(m_problem);
    m_problem->hide();
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_save = addButton(tr("Take in"), u"primary"_s);
    m_save->setObjectName(u"confirmImport"_s);
    m_reason = new Label({}, TextStyle::Table, Token::Text2, this);
    m_reason->setObjectName(u"importReason"_s);
    footLeft()->addWidget(m_reason, 1);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(this->items()); });
    connect(m_list, &QListWidget::itemChanged, this, &ImportDialog::check);
    connect(m_name, &NameCheck::changed, this, &ImportDialog::check);
    connect(m_run, &QCheckBox::toggled, this, [this](bool on) {
        m_name->setCluster(m_profile.name, on ? m_profile.environment : Environment::Test);
        check();
    });
    m_name->setCluster(m_profile.name, Environment::Test);
    check();
}

QList<ImportItem> ImportDialog::items() const
{
    QList<ImportItem> ticked;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() != Qt::Checked)
            continue;
        ImportItem item = m_items.at(row);
        if (item.entry && item.wantsToRun) {
            if (m_run->isChecked())
                item.entry->arguments = withConsent(item.entry->arguments, m_profile.name.value);
            else
                *item.entry = asNote(*item.entry);
        }
        ticked.append(item);
    }
    return ticked;
}

void ImportDialog::check()
{
    const auto count = static_cast<int>(items().size());
    m_save->setText(tr("Take in %n", nullptr, count));
    const QString reason = count == 0 ? tr("Nothing is ticked") : m_name->isGiven() ? QString() : tr("Enabled when the name is complete");
    m_reason->setText(reason);
    m_save->setEnabled(reason.isEmpty());
    m_save->setToolTip(plainTip(reason));
}

void ImportDialog::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    wrap(m_problem, importWidth - 40);
}

} // namespace warrener
