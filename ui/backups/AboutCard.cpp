#include "ui/backups/AboutCard.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/FieldsModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/TableView.h"

#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString exact(TimePoint at)
{
    return isNever(at) ? u"–"_s : toDateTime(at).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString number(qint64 value)
{
    return units::count(static_cast<double>(value));
}

} // namespace

AboutCard::AboutCard(QWidget *parent) : QWidget(parent), m_card(new Card(u" "_s, this)), m_fields(new FieldsModel(this)), m_table(new TableView(this))
{
    m_card->setFlush(true);
    m_table->setObjectName(u"aboutBackup"_s);
    m_table->setAccessibleName(tr("About the backup"));
    m_table->setModel(m_fields);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    m_table->horizontalHeader()->hide();
    m_table->setColumnHidden(FieldsModel::TypeColumn, true);
    m_table->setColumnWidth(FieldsModel::NameColumn, 190);
    m_table->setStretchColumn(FieldsModel::ValueColumn);
    m_card->body()->addWidget(m_table, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
}

void AboutCard::setBackup(const BackupRow &row, const BackupManifest *manifest, TimePoint now)
{
    const BackupSummary &backup = row.backup;
    m_card->setTitle(backupwords::title(backup, now));
    m_card->setCaption(backup.id);
    QList<FieldRow> rows;
    const auto add = [&rows](const QString &name, const QString &value) {
        if (!value.isEmpty())
            rows.append({0, name, {}, value});
    };
    const backupwords::Trust trust = backupwords::trust(row, now);
    add(tr("State"), phrases::clauses(trust.why.isEmpty() ? QStringList{trust.words} : QStringList{trust.words, trust.why}));
    add(tr("Description"), backup.description);
    add(tr("File"), backup.file);
    add(tr("Begun"), exact(backup.at));
    if (manifest && !isNever(manifest->cutAt))
        add(tr("Point in time of the messages"), exact(manifest->cutAt));
    if (!isNever(backup.finishedAt))
        add(tr("Finished"), tr("%1, after %2").arg(exact(backup.finishedAt), units::duration(backup.finishedAt - backup.at)));
    if (backup.parent)
        add(tr("Builds upon"), backup.parent->id);
    add(tr("Size"), tr("%1, %2 unpacked").arg(units::size(static_cast<double>(backup.archiveBytes)), units::size(static_cast<double>(backup.contentBytes))));
    add(tr("Holds"), backupwords::parts(backup.holds));
    if (backup.queues > 0)
        add(tr("Messages"), tr("%1 (queues: %2)").arg(number(backup.messages), number(backup.queues)));
    add(tr("Encryption"), backup.isEncrypted ? tr("by age, to its recipients") : tr("none"));
    add(tr("Second place"), isNever(backup.copiedAt) ? tr("no copy") : tr("%1, copied %2").arg(backup.copiedTo, exact(backup.copiedAt)));
    if (!isNever(backup.copyCheckedAt)) {
        add(tr("Copy looked at"), backup.copyTrouble.isEmpty() ? tr("%1: what was written").arg(exact(backup.copyCheckedAt))
                                                               : tr("%1: %2").arg(exact(backup.copyCheckedAt), backup.copyTrouble));
    }
    add(tr("Kept as"), row.kept);
    if (manifest) {
        add(tr("Members stood still"), backupwords::stoodStill(*manifest));
        for (const BackupNode &node : manifest->nodes)
            add(shortName(node.name), tr("RabbitMQ %1, Erlang %2").arg(node.rabbitmq, node.erlang));
        add(tr("Made by"), manifest->tool);
        for (const LeftOut &left : manifest->leftOut)
            add(tr("Left out: %1").arg(left.what), left.reason);
    }
    m_fields->setRows(rows);
}

} // namespace warrener
