#include "ui/backups/LogsCard.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/LogsModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/TableView.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

LogsCard::LogsCard(BackupsDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_card(new Card(u" "_s, this)), m_field(new SearchField(this)), m_cancel(new QPushButton(tr("Stop"), this)),
      m_model(new LogsModel(this)), m_table(new TableView(this)), m_foot(new Label({}, TextStyle::Caption, Token::Text3, this))
{
    build();
    connect(m_field, &SearchField::searched, this, &LogsCard::search);
    connect(m_cancel, &QPushButton::clicked, this, &LogsCard::stop);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        if (const LogHit *hit = m_model->hitAt(index.row()))
            Q_EMIT lineChosen(hit->path, hit->line, m_find);
    });
}

LogsCard::~LogsCard()
{
    m_stop.request_stop();
}

void LogsCard::build()
{
    m_card->setFlush(true);
    m_field->setObjectName(u"findLogs"_s);
    m_field->setAccessibleName(tr("Find in all of these logs"));
    m_field->setPlaceholderText(tr("Lines with…"));
    m_field->setFixedWidth(190);
    m_card->heading()->addWidget(m_field);
    m_table->setObjectName(u"logsTable"_s);
    m_table->setAccessibleName(tr("Lines found"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    new ColumnFit(m_table, {.widths = {150, 76, 200}, .stretch = LogsModel::TextColumn, .stretchMinimum = 160});
    m_foot->setObjectName(u"logsFoot"_s);
    m_foot->setEliding(true);
    m_cancel->setObjectName(u"stopSearch"_s);
    m_cancel->setProperty("kind", u"link"_s);
    m_card->body()->addWidget(m_table, 1);
    m_card->addFoot(m_foot, m_cancel);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    m_cancel->hide();
    showFoot();
}

void LogsCard::setLogs(const QString &backup, const QString &under, const QString &title)
{
    m_card->setTitle(title);
    // Whoever comes back from a line finds the list as it was.
    if (backup == m_backup && under == m_under)
        return;
    m_backup = backup;
    m_under = under;
    // The same is looked for in the next backup.
    const QString find = std::exchange(m_find, {});
    search(find);
}

void LogsCard::focusFind()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool LogsCard::clearFind()
{
    if (m_field->text().isEmpty() && m_find.isEmpty())
        return false;
    m_field->clear();
    search({});
    return true;
}

void LogsCard::search(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_find && !wanted.isEmpty() && !m_isStopped && m_problem.isEmpty())
        return;
    m_stop.request_stop();
    m_stop = {};
    m_find = wanted;
    m_problem.clear();
    m_reading.clear();
    m_left.clear();
    m_done = 0;
    m_files = 0;
    m_isStopped = false;
    m_hasFailed = false;
    m_isSearching = !wanted.isEmpty();
    m_model->clear();
    showFoot();
    if (wanted.isEmpty())
        return;
    const auto tell = [self = QPointer(this), stop = m_stop](const LogSearchProgress &progress) {
        if (self && stop == self->m_stop)
            self->showProgress(progress);
    };
    QCoro::connect(m_desk.searchLogs(m_backup, {.find = m_find, .under = m_under}, tell, m_stop.get_token()), this,
                   [this, stop = m_stop](const Result<LogsFound> &found) {
                       if (stop == m_stop)
                           showFound(found);
                   });
}

void LogsCard::stop()
{
    m_stop.request_stop();
    m_isStopped = true;
    m_isSearching = false;
    m_stop = {};
    showFoot();
}

void LogsCard::showProgress(const LogSearchProgress &progress)
{
    m_done = progress.done;
    m_files = progress.files;
    m_reading = progress.path.section(u'/', -1);
    m_model->add(progress.hits);
    showFoot();
}

void LogsCard::showFound(const Result<LogsFound> &found)
{
    m_isSearching = false;
    if (!found) {
        m_hasFailed = true;
        m_problem = backupwords::sentence(found.error());
        showFoot();
        return;
    }
    m_done = found->files;
    // All of them, should a piece of news still be under way.
    if (m_model->hits() != found->hits.size()) {
        m_model->clear();
        m_model->add(found->hits);
    }
    QStringList left;
    if (found->isCut)
        left.append(tr("the rest was not looked through: look for more letters"));
    if (!found->more.isEmpty())
        left.append(tr("%n log(s) have more of them: search there", nullptr, int(found->more.size())));
    if (!found->binary.isEmpty())
        left.append(tr("%n file(s) are no text", nullptr, int(found->binary.size())));
    if (!found->troubles.isEmpty())
        m_problem = found->troubles.size() == 1
                        ? found->troubles.first()
                        : tr("%1, and %n more could not be read", nullptr, int(found->troubles.size() - 1)).arg(found->troubles.first());
    // One that cannot be read takes nothing from what the others say.
    if (!m_problem.isEmpty())
        left.append(m_problem);
    m_left = phrases::facts(left);
    showFoot();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, LogsModel::TextColumn));
}

void LogsCard::showFoot()
{
    m_cancel->setVisible(m_isSearching);
    m_foot->setToken(m_problem.isEmpty() ? Token::Text3 : Token::Bad);
    const QString count = units::count(static_cast<double>(m_model->hits()));
    const QString found = (m_model->hits() == 1 ? tr("%1 line found") : tr("%1 lines found")).arg(count);
    if (m_hasFailed)
        m_foot->setText(m_problem);
    else if (m_find.isEmpty())
        m_foot->setText(tr("all of these logs are looked through, read from the archive, nothing unpacked"));
    else if (m_isSearching)
        m_foot->setText(m_reading.isEmpty() ? tr("searching for “%1”").arg(m_find)
                                            : tr("%1; reading %2, %3 of %4", "so many lines found").arg(found, m_reading).arg(m_done + 1).arg(m_files));
    else if (m_isStopped)
        m_foot->setText(tr("%1 before it was stopped, in %2 of %3 logs", "so many lines found").arg(found).arg(m_done).arg(m_files));
    else if (m_left.isEmpty())
        m_foot->setText((m_done == 1 ? tr("%1 in %2 log", "so many lines found") : tr("%1 in %2 logs", "so many lines found")).arg(found).arg(m_done));
    else
        m_foot->setText(
            (m_done == 1 ? tr("%1 in %2 log; %3", "so many lines found") : tr("%1 in %2 logs; %3", "so many lines found")).arg(found).arg(m_done).arg(m_left));
}

} // namespace warrener
