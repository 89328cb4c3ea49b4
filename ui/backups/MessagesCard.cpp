#include "ui/backups/MessagesCard.h"

#include "base/Phrases.h"
#include "base/Post.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/DragOut.h"
#include "ui/backups/MessagesModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/TableView.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int searchPage = 200;
/// As many as can be in sight.
constexpr qsizetype mostWanted = 2;

} // namespace

MessagesCard::MessagesCard(BackupsDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_card(new Card(u" "_s, this)), m_field(new SearchField(this)), m_model(new MessagesModel(this)),
      m_table(new TableView(this)), m_foot(new Label({}, TextStyle::Caption, Token::Text3, this)), m_more(new QPushButton(tr("Search on"), this))
{
    build();
    // Pages are asked for while a row is painted; the answer may be there at once.
    connect(m_model, &MessagesModel::pageWanted, this, [this](int page) { post(this, [this, page] { ask(page); }); });
    connect(m_field, &SearchField::searched, this, &MessagesCard::search);
    connect(m_more, &QPushButton::clicked, this, [this] { searchFrom(m_next); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (const qint64 number = m_model->numberAt(current.row()); current.isValid() && number > 0)
            Q_EMIT messageChosen(number);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const qint64 number = m_model->numberAt(m_table->indexAt(at).row());
        if (number < 1)
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        connect(menu->addAction(tr("Save message %1…").arg(units::count(static_cast<double>(number)))), &QAction::triggered, this,
                [this, number] { Q_EMIT saveWanted(number); });
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
    auto *drag = new DragOut(
        m_table, [this](const QModelIndex &index) { return m_desk.saveMessage(m_backup, m_queue.entry, m_model->numberAt(index.row()), m_desk.dragFolder()); });
    connect(drag, &DragOut::failed, this, &MessagesCard::failed);
}

MessagesCard::~MessagesCard()
{
    m_stop.request_stop();
}

void MessagesCard::build()
{
    m_card->setFlush(true);
    m_card->heading()->addWidget(m_field);
    m_field->setObjectName(u"findMessages"_s);
    m_field->setAccessibleName(tr("Find in these messages"));
    m_field->setPlaceholderText(tr("Find"));
    m_field->setToolTip(tr("In routing keys, properties, headers and payloads"));
    m_field->setFixedWidth(104);
    m_table->setObjectName(u"messagesTable"_s);
    m_table->setAccessibleName(tr("Messages"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    new ColumnFit(m_table, {.widths = {52, 136, 120, 110, 66},
                            .stretch = MessagesModel::KeyColumn,
                            .stretchMinimum = 90,
                            .leastFirst = {MessagesModel::StateColumn, MessagesModel::PublishedColumn}});
    m_foot->setObjectName(u"messagesFoot"_s);
    m_foot->setEliding(true);
    m_more->setObjectName(u"searchOn"_s);
    m_more->setProperty("kind", u"link"_s);
    m_card->body()->addWidget(m_table, 1);
    m_card->addFoot(m_foot, m_more);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    m_more->hide();
}

void MessagesCard::stopReading()
{
    m_stop.request_stop();
    m_stop = {};
    m_isReading = false;
    m_wanted.clear();
}

void MessagesCard::setQueue(const QString &backup, const BackedUpQueue &queue)
{
    stopReading();
    m_backup = backup;
    m_queue = queue;
    m_problem.clear();
    m_find.clear();
    m_isSearching = false;
    m_next = -1;
    m_field->blockSignals(true);
    m_field->clear();
    m_field->blockSignals(false);
    m_card->setTitle(shownName(queue.name));
    m_card->setCaption((queue.messages == 1 ? tr("%1 message, %2") : tr("%1 messages, %2")).arg(units::count(static_cast<double>(queue.messages)), queue.type));
    m_model->showAll(queue.messages, m_desk.now());
    m_table->scrollToTop();
    showFoot();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, MessagesModel::NumberColumn));
}

qint64 MessagesCard::chosen() const
{
    return m_model->numberAt(m_table->currentIndex().row());
}

void MessagesCard::choose(qint64 number)
{
    const int row = m_model->rowOf(number);
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model->index(row, MessagesModel::NumberColumn));
    m_table->scrollTo(m_table->currentIndex());
}

void MessagesCard::focusFind()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool MessagesCard::clearFind()
{
    if (m_field->text().isEmpty() && m_find.isEmpty())
        return false;
    m_field->clear();
    search({});
    return true;
}

/// Each page is a way through the queue from its beginning: of those that pass while somebody draws the bar along a million messages the last
/// ones are read, one after the other. The rest is asked for again where it is looked at again.
void MessagesCard::ask(int page)
{
    m_wanted.append(page);
    while (m_wanted.size() > mostWanted)
        m_model->forget(m_wanted.takeFirst());
    readOn();
}

void MessagesCard::readOn()
{
    if (m_isReading || m_wanted.isEmpty())
        return;
    m_isReading = true;
    const int page = m_wanted.takeLast();
    const MessageQuery query{.from = static_cast<qint64>(page) * MessagesModel::pageRows + 1, .most = MessagesModel::pageRows};
    QCoro::connect(m_desk.messages(m_backup, m_queue.entry, query, m_stop.get_token()), this, [this, page, stop = m_stop](const Result<MessagePage> &answer) {
        if (stop != m_stop)
            return; // of a queue, or a search, that is not shown any more
        if (answer) {
            m_model->setPage(page, answer->rows);
        } else {
            // Not asked for again by itself: each painting would ask anew.
            m_model->setPage(page, {});
            m_problem = backupwords::sentence(answer.error());
        }
        m_isReading = false;
        showFoot();
        readOn();
    });
}

void MessagesCard::search(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_find)
        return;
    stopReading();
    m_find = wanted;
    m_problem.clear();
    m_next = -1;
    m_isSearching = false;
    if (m_find.isEmpty()) {
        m_model->showAll(m_queue.messages, m_desk.now());
        showFoot();
        return;
    }
    m_model->showFound(m_desk.now());
    searchFrom(1);
}

void MessagesCard::searchFrom(qint64 from)
{
    m_isSearching = true;
    showFoot();
    QCoro::connect(m_desk.messages(m_backup, m_queue.entry, {.find = m_find, .from = from, .most = searchPage}, m_stop.get_token()), this,
                   [this, stop = m_stop](const Result<MessagePage> &answer) {
                       if (stop != m_stop)
                           return;
                       m_isSearching = false;
                       m_next = answer ? answer->next : -1;
                       if (answer)
                           m_model->addFound(answer->rows);
                       else
                           m_problem = backupwords::sentence(answer.error());
                       showFoot();
                       if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                           m_table->setCurrentIndex(m_model->index(0, MessagesModel::NumberColumn));
                   });
}

QString MessagesCard::facts() const
{
    QStringList facts{tr("read from the archive, nothing unpacked")};
    if (const QString stoodStill = backupwords::stoodStill(m_queue.stoodStill); !stoodStill.isEmpty())
        facts.append(stoodStill);
    return phrases::clauses(facts);
}

void MessagesCard::showFoot()
{
    m_more->setVisible(!m_isSearching && m_next > 0);
    m_foot->setToken(m_problem.isEmpty() ? Token::Text3 : Token::Bad);
    if (!m_problem.isEmpty())
        m_foot->setText(m_problem);
    else if (m_isSearching)
        m_foot->setText(tr("searching for “%1”").arg(m_find));
    else if (!m_find.isEmpty())
        m_foot->setText(m_next > 0 ? tr("%1 found among the first %2").arg(units::count(m_model->rowCount()), units::count(static_cast<double>(m_next - 1)))
                                   : tr("%1 found").arg(units::count(m_model->rowCount())));
    else
        m_foot->setText(facts());
}

} // namespace warrener
