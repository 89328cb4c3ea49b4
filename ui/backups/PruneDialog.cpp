#include "ui/backups/PruneDialog.h"

#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/PruneModel.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/Wrap.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int pruneWide = 900;

} // namespace

PruneDialog::PruneDialog(BackupsDesk &desk, const ClusterName &cluster, Environment environment, QWidget *parent)
    : Dialog(tr("Remove what no rule keeps of the backups of %1?").arg(cluster.value), parent), m_desk(desk), m_cluster(cluster), m_environment(environment),
      m_place(new SegmentedControl({tr("Backups' folder"), tr("Second place")}, this)), m_model(new PruneModel(this)), m_table(nullptr),
      m_sum(new Label(tr("The rules are being applied"), TextStyle::Body, Token::Text2, this)), m_name(new NameCheck(this)),
      m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_remove(nullptr)
{
    setObjectName(u"pruneDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    resize(pruneWide, 560);
    m_sum->setObjectName(u"pruneSum"_s);
    m_problem->setObjectName(u"pruneProblem"_s);
    m_place->setObjectName(u"prunePlace"_s);
    m_place->setAccessibleName(tr("Where backups are removed"));
    m_place->setVisible(!m_desk.view().secondPlace.isEmpty());
    auto *card = new TableCard(this);
    m_table = card->table();
    m_table->setObjectName(u"pruneTable"_s);
    m_table->setAccessibleName(tr("Backups and what becomes of them"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    m_table->setItemDelegateForColumn(PruneModel::FateColumn, new StateDelegate(m_table));
    new ColumnFit(m_table, {.widths = {104, 104, 130, 76, 200}, .stretch = PruneModel::ReasonColumn, .stretchMinimum = 200});
    wrap(m_sum, pruneWide - 40);
    body()->addWidget(m_place, 0, Qt::AlignLeft);
    body()->addWidget(m_sum);
    body()->addWidget(card, 1);
    body()->addWidget(m_name);
    body()->addWidget(m_problem);
    m_problem->hide();
    QPushButton *cancel = addButton(tr("Cancel"));
    m_remove = addButton(tr("Remove backups"), u"danger"_s);
    m_remove->setObjectName(u"confirmPrune"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &PruneDialog::prune);
    connect(m_name, &NameCheck::changed, this, &PruneDialog::showButtons);
    showButtons();
    cancel->setFocus();
    connect(m_place, &SegmentedControl::currentChanged, this, &PruneDialog::lookAgain);
    lookAgain();
}

PrunePlace PruneDialog::place() const
{
    return m_place->current() == 0 ? PrunePlace::First : PrunePlace::Second;
}

void PruneDialog::lookAgain()
{
    m_isKnown = false;
    m_preview.clear();
    m_model->setVerdicts({}, m_desk.now());
    // What was typed was about what is shown no more.
    m_name->clear();
    m_name->setCluster(m_cluster, m_environment);
    tell({});
    m_sum->setText(place() == PrunePlace::First ? tr("The rules are being applied") : tr("%1 is being looked at").arg(m_desk.view().secondPlace));
    wrap(m_sum, pruneWide - 40);
    QCoro::connect(m_desk.prunePreview(place()), this, [this, look = ++m_look](const Result<QList<RetentionVerdict>> &preview) {
        if (look != m_look)
            return;
        if (preview) {
            showPreview(*preview);
            return;
        }
        m_sum->setText(tr("There is no preview"));
        tell(backupwords::sentence(preview.error()));
    });
}

void PruneDialog::showPreview(const QList<RetentionVerdict> &preview)
{
    m_preview = preview;
    m_isKnown = true;
    m_model->setVerdicts(preview, m_desk.now());
    const int removed = m_model->removed();
    if (removed == 0) {
        m_sum->setText(place() == PrunePlace::First ? tr("Every backup is kept by a rule. There is nothing to remove.")
                                                    : tr("Every copy is kept by a rule. There is nothing to remove."));
        m_name->hide();
    } else {
        const QString words = place() == PrunePlace::First
                                  ? tr("%1 of %2 backups would be removed; that frees %3. It cannot be undone. Copies in the second place stay.")
                                  : tr("%1 of %2 copies would be removed from the second place; that frees %3 there. It cannot be undone. Before anything goes "
                                       "the newest copies that stay are read back there.");
        m_sum->setText(words.arg(units::count(removed), units::count(m_model->backups()), units::size(static_cast<double>(m_model->freed()))));
    }
    wrap(m_sum, pruneWide - 40);
    showButtons();
}

void PruneDialog::showButtons()
{
    const int removed = m_model->removed();
    QString reason;
    if (!m_isKnown)
        reason = tr("The rules are being applied");
    else if (removed == 0)
        reason = tr("There is nothing to remove");
    else if (m_isBusy)
        reason = tr("They are being removed");
    else if (!m_name->isGiven())
        reason = tr("Enabled when the name is complete");
    m_remove->setEnabled(reason.isEmpty());
    m_remove->setToolTip(reason);
    m_remove->setText(removed == 1 ? tr("Remove 1 backup") : removed > 1 ? tr("Remove %1 backups").arg(units::count(removed)) : tr("Remove backups"));
}

void PruneDialog::prune()
{
    m_isBusy = true;
    m_place->setEnabled(false);
    tell({});
    QCoro::connect(m_desk.prune(place(), m_preview), this, [this](const Result<QList<RetentionVerdict>> &removed) {
        m_isBusy = false;
        m_place->setEnabled(true);
        if (!removed) {
            tell(backupwords::sentence(removed.error()));
            return;
        }
        Q_EMIT succeeded(removed->size() == 1 ? tr("The backup was removed")
                                              : tr("%1 backups removed").arg(units::count(static_cast<double>(removed->size()))));
        accept();
    });
}

void PruneDialog::tell(const QString &problem)
{
    m_problem->setText(problem);
    wrap(m_problem, pruneWide - 40);
    m_problem->setVisible(!problem.isEmpty());
    showButtons();
}

} // namespace warrener
