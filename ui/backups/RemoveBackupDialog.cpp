#include "ui/backups/RemoveBackupDialog.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/parts/Label.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/Wrap.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int removeWide = 480;

const BackupRow *rowOf(const QList<BackupRow> &rows, const QString &id)
{
    const auto it = std::ranges::find_if(rows, [&id](const BackupRow &row) { return row.backup.id == id; });
    return it == rows.end() ? nullptr : &*it;
}

QString questionOf(const BackupsDesk &desk, const QStringList &ids)
{
    if (ids.size() > 1)
        return RemoveBackupDialog::tr("Remove %1 backups?").arg(ids.size());
    const BackupRow *row = rowOf(desk.view().rows, ids.value(0));
    return RemoveBackupDialog::tr("Remove the backup %1?").arg(row ? backupwords::title(row->backup, desk.now()) : ids.value(0));
}

} // namespace

QStringList withDependants(const QList<BackupRow> &rows, const QString &id)
{
    QStringList found{id};
    for (qsizetype at = 0; at < found.size(); ++at) {
        const QString base = found.at(at);
        for (const BackupRow &row : rows) {
            const bool needs = (row.backup.parent && row.backup.parent->id == base) || row.backup.needs.contains(base);
            if (needs && !found.contains(row.backup.id))
                found.append(row.backup.id);
        }
    }
    std::ranges::reverse(found);
    return found;
}

RemoveBackupDialog::RemoveBackupDialog(BackupsDesk &desk, const QString &id, const ClusterName &cluster, Environment environment, QWidget *parent)
    : Dialog(questionOf(desk, withDependants(desk.view().rows, id)), parent), m_desk(desk), m_ids(withDependants(desk.view().rows, id)),
      m_name(new NameCheck(this)), m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_remove(nullptr)
{
    setObjectName(u"removeBackupDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(removeWide);
    m_name->setCluster(cluster, environment);
    qint64 bytes = 0;
    bool copied = false;
    QStringList titles;
    for (const QString &each : std::as_const(m_ids)) {
        const BackupRow *row = rowOf(desk.view().rows, each);
        if (!row)
            continue;
        bytes += row->backup.archiveBytes;
        copied = copied || !isNever(row->backup.copiedAt);
        if (each != id && titles.size() < 5)
            titles.append(backupwords::title(row->backup, desk.now()));
    }
    QStringList sentences;
    if (!titles.isEmpty())
        sentences.append(tr("What builds upon it could not be restored any more, and goes too: %1.").arg(phrases::clauses(titles)));
    sentences.append(tr("That frees %1. It cannot be undone.").arg(units::size(static_cast<double>(bytes))));
    if (copied)
        sentences.append(tr("Its copy in the second place stays."));
    auto *text = new Label(phrases::sentences(sentences), TextStyle::Body, Token::Text2, this);
    text->setObjectName(u"removeText"_s);
    wrap(text, removeWide - 40);
    m_problem->setObjectName(u"removeProblem"_s);
    body()->addWidget(text);
    body()->addWidget(m_name);
    body()->addWidget(m_problem);
    m_problem->hide();
    QPushButton *cancel = addButton(tr("Cancel"));
    pressByEnter(cancel);
    m_remove = addButton(m_ids.size() == 1 ? tr("Remove the backup") : tr("Remove %1 backups").arg(m_ids.size()), u"danger"_s);
    m_remove->setObjectName(u"confirmRemove"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &RemoveBackupDialog::removeAll);
    connect(m_name, &NameCheck::changed, this, &RemoveBackupDialog::showButtons);
    showButtons();
    cancel->setFocus();
}

void RemoveBackupDialog::showButtons()
{
    m_remove->setEnabled(!m_isBusy && m_name->isGiven());
    m_remove->setToolTip(m_name->isGiven() ? QString() : tr("Enabled when the name is complete"));
}

void RemoveBackupDialog::removeAll()
{
    m_isBusy = true;
    m_problem->hide();
    showButtons();
    QCoro::connect(m_desk.remove(m_ids), this, [this](const Status &status) {
        m_isBusy = false;
        if (status) {
            Q_EMIT succeeded(m_ids.size() == 1 ? tr("The backup was removed") : tr("%1 backups removed").arg(m_ids.size()));
            accept();
            return;
        }
        m_problem->setText(backupwords::sentence(status.error()));
        wrap(m_problem, removeWide - 40);
        m_problem->show();
        showButtons();
    });
}

} // namespace warrener
