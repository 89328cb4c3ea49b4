#include "ui/settings/BackupSettingsCard.h"

#include "ui/parts/Card.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/SpinBox.h"
#include "ui/settings/SettingsGrid.h"

#include <QDir>
#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

BackupSettingsCard::BackupSettingsCard(QWidget *parent)
    : QWidget(parent), m_card(new Card(tr("Backups"), this)), m_grid(makeSettingsGrid()), m_rpo(nullptr), m_folder(nullptr), m_second(nullptr),
      m_recipients(nullptr)
{
    m_card->setCaption(tr("how old the newest may be, where they lie, which of them stay"));
    m_rpo =
        addNumber(u"backupRpo"_s, tr("Newest good backup at most"), backupbounds::rpoMinutes, tr(" min old"), tr("an older one is warned about; 0: no target"));
    m_folder = addText(u"backupFolder"_s, tr("Folder"), tr("this console's own; or an absolute path"));
    m_second = addText(u"backupSecondPlace"_s, tr("Second place"), tr("none; /mnt/other, or sftp:HOST:/srv/backups"));
    m_recipients = addText(u"backupRecipientsSetting"_s, tr("Encrypt to"), tr("not encrypted; age1… or ssh-ed25519 …, several with commas"));
    const auto kept = [this](const QString &id, const QString &what, Bounds bounds, const QString &suffix, const QString &means, int BackupRetention::*member) {
        m_kept.append({addNumber(id, what, bounds, suffix, means), member});
    };
    kept(u"keepDays"_s, tr("Keep all younger than"), backupbounds::days, tr(" d"), tr("0: by the rules below alone"), &BackupRetention::days);
    kept(u"keepLast"_s, tr("Keep the newest"), backupbounds::kept, {}, tr("so many, whatever their age"), &BackupRetention::last);
    kept(u"keepHourly"_s, tr("Keep hourly"), backupbounds::kept, {}, tr("the newest of each of so many hours that have one"), &BackupRetention::hourly);
    kept(u"keepDaily"_s, tr("Keep daily"), backupbounds::kept, {}, tr("of each of so many days"), &BackupRetention::daily);
    kept(u"keepWeekly"_s, tr("Keep weekly"), backupbounds::kept, {}, tr("of each of so many weeks, from Monday"), &BackupRetention::weekly);
    kept(u"keepMonthly"_s, tr("Keep monthly"), backupbounds::kept, {}, tr("of each of so many months"), &BackupRetention::monthly);
    kept(u"keepYearly"_s, tr("Keep yearly"), backupbounds::kept, {}, tr("of each of so many years"), &BackupRetention::yearly);
    kept(u"keepMinimum"_s, tr("Always keep"), backupbounds::minimum, {}, tr("so many of the newest good ones stay whatever the rules say"),
         &BackupRetention::minimum);
    m_times = {{u"full"_s, addTimes(u"scheduleFull"_s, tr("Full backup"))},
               {u"incremental"_s, addTimes(u"scheduleIncremental"_s, tr("Incremental backup"))},
               {u"config"_s, addTimes(u"scheduleConfig"_s, tr("Configuration backup"))}};
    m_card->body()->addLayout(m_grid);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
}

QSpinBox *BackupSettingsCard::addNumber(const QString &id, const QString &what, Bounds bounds, const QString &suffix, const QString &means)
{
    auto *spin = makeSettingsSpin<SpinBox>(m_card, id, what);
    spin->setRange(bounds.least, bounds.most);
    spin->setGroupSeparatorShown(true);
    spin->setSuffix(suffix);
    connect(spin, &QSpinBox::valueChanged, this, &BackupSettingsCard::changed);
    const int line = m_grid->rowCount();
    m_grid->addWidget(new Label(what, TextStyle::Body, Token::Text2, m_card), line, 0);
    m_grid->addWidget(spin, line, 1);
    auto *words = new Label(means, TextStyle::Table, Token::Text3, m_card);
    words->setWordWrap(true);
    m_grid->addWidget(words, line, 2, 1, 3);
    return spin;
}

QLineEdit *BackupSettingsCard::addText(const QString &id, const QString &what, const QString &hint)
{
    auto *field = new QLineEdit(m_card);
    field->setObjectName(id);
    field->setAccessibleName(what);
    field->setPlaceholderText(hint);
    connect(field, &QLineEdit::textChanged, this, &BackupSettingsCard::changed);
    const int line = m_grid->rowCount();
    m_grid->addWidget(new Label(what, TextStyle::Body, Token::Text2, m_card), line, 0);
    m_grid->addWidget(field, line, 1, 1, 4);
    return field;
}

QComboBox *BackupSettingsCard::addTimes(const QString &id, const QString &what)
{
    auto *box = new ComboBox(m_card);
    box->setObjectName(id);
    box->setAccessibleName(what);
    box->addItem(tr("not by itself"), QString());
    box->addItem(tr("every hour"), u"hourly"_s);
    box->addItem(tr("every 4 hours"), u"*-*-* 00/4:00:00"_s);
    box->addItem(tr("every day at 02:00"), u"*-*-* 02:00:00"_s);
    box->addItem(tr("every Sunday at 02:00"), u"Sun *-*-* 02:00:00"_s);
    connect(box, &QComboBox::currentIndexChanged, this, &BackupSettingsCard::changed);
    const int line = m_grid->rowCount();
    m_grid->addWidget(new Label(what, TextStyle::Body, Token::Text2, m_card), line, 0);
    m_grid->addWidget(box, line, 1, 1, 2);
    m_grid->addWidget(new Label(tr("by a timer of this user's systemd; a missed one is caught up"), TextStyle::Table, Token::Text3, m_card), line, 3, 1, 2);
    return box;
}

void BackupSettingsCard::setSettings(const BackupSettings &settings)
{
    m_settings = settings;
    m_rpo->setValue(static_cast<int>(settings.rpo.count()));
    m_folder->setText(settings.folder);
    m_second->setText(settings.secondPlace);
    m_recipients->setText(settings.recipients.join(u", "_s));
    for (const Kept &kept : std::as_const(m_kept))
        kept.spin->setValue(settings.retention.*kept.member);
    for (const Times &times : std::as_const(m_times)) {
        QString calendar;
        for (const ScheduledBackup &scheduled : settings.schedule) {
            if (scheduled.type == times.type)
                calendar = scheduled.calendar;
        }
        // What somebody wrote by hand is one more choice.
        int at = times.box->findData(calendar);
        if (at < 0) {
            times.box->addItem(calendar, calendar);
            at = times.box->count() - 1;
        }
        times.box->setCurrentIndex(at);
    }
}

BackupSettings BackupSettingsCard::settings() const
{
    BackupSettings entered = m_settings;
    entered.rpo = std::chrono::minutes{m_rpo->value()};
    entered.folder = m_folder->text().trimmed();
    entered.secondPlace = m_second->text().trimmed();
    static const QRegularExpression comma(u"\\s*,\\s*"_s);
    entered.recipients = m_recipients->text().trimmed().split(comma, Qt::SkipEmptyParts);
    for (const Kept &kept : m_kept)
        entered.retention.*kept.member = kept.spin->value();
    for (const Times &times : m_times) {
        const QString calendar = times.box->currentData().toString();
        const auto known = std::ranges::find(entered.schedule, times.type, &ScheduledBackup::type);
        if (calendar.isEmpty())
            entered.schedule.removeIf([&times](const ScheduledBackup &scheduled) { return scheduled.type == times.type; });
        else if (known != entered.schedule.end())
            known->calendar = calendar;
        else
            entered.schedule.append({times.type, calendar});
    }
    return entered;
}

QString BackupSettingsCard::problem() const
{
    const QString folder = m_folder->text().trimmed();
    if (!folder.isEmpty() && !QDir::isAbsolutePath(folder))
        return tr("The folder of backups must be an absolute path");
    const QString second = m_second->text().trimmed();
    static const QRegularExpression sftp(u"^sftp:[^:/\\s]+:\\S.*$"_s);
    if (!second.isEmpty() && !QDir::isAbsolutePath(second) && !sftp.match(second).hasMatch())
        return tr("The second place must be an absolute path, or sftp:HOST:PATH");
    if (!second.isEmpty() && second == folder)
        return tr("The second place must be another one than the folder");
    return {};
}

} // namespace warrener
