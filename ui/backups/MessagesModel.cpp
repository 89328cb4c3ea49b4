#include "ui/backups/MessagesModel.h"

#include "base/ShownName.h"
#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString publishedText(TimePoint at, TimePoint now)
{
    if (isNever(at))
        return u"–"_s;
    const QDateTime local = toDateTime(at).toLocalTime();
    if (local.date().year() == toDateTime(now).toLocalTime().date().year()) {
        //: Format of a day with its time to the second; see QLocale::toString().
        return QLocale().toString(local, MessagesModel::tr("d MMM HH:mm:ss"));
    }
    return local.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString stateText(MessageState state)
{
    switch (state) {
    case MessageState::Ready:
        return MessagesModel::tr("ready");
    case MessageState::Unacknowledged:
        return MessagesModel::tr("unacknowledged");
    case MessageState::Returned:
        return MessagesModel::tr("returned");
    case MessageState::DeadLettering:
        return MessagesModel::tr("being dead-lettered");
    }
    Q_UNREACHABLE_RETURN({});
}

bool isFigure(int column)
{
    return column == MessagesModel::NumberColumn || column == MessagesModel::SizeColumn;
}

} // namespace

QString toWord(MessageState state)
{
    return stateText(state);
}

void MessagesModel::showAll(qint64 total, TimePoint now)
{
    beginResetModel();
    m_total = static_cast<int>(std::clamp<qint64>(total, 0, std::numeric_limits<int>::max() / 32));
    m_isSearch = false;
    m_now = now;
    m_found.clear();
    m_pages.clear();
    m_recent.clear();
    m_asked.clear();
    endResetModel();
}

void MessagesModel::showFound(TimePoint now)
{
    showAll(0, now);
    m_isSearch = true;
}

void MessagesModel::setPage(int page, const QList<MessageRow> &rows)
{
    if (!m_asked.remove(page))
        return;
    m_pages.insert(page, rows);
    m_recent.append(page);
    while (m_recent.size() > pagesKept)
        m_pages.remove(m_recent.takeFirst());
    const int first = page * pageRows;
    const int last = std::min(first + pageRows, m_total) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, NumColumns - 1));
}

void MessagesModel::addFound(const QList<MessageRow> &rows)
{
    if (!m_isSearch || rows.isEmpty())
        return;
    beginInsertRows({}, static_cast<int>(m_found.size()), static_cast<int>(m_found.size() + rows.size()) - 1);
    m_found += rows;
    endInsertRows();
}

void MessagesModel::forget(int page)
{
    m_asked.remove(page);
}

const MessageRow *MessagesModel::rowAt(int row) const
{
    if (m_isSearch)
        return row >= 0 && row < m_found.size() ? &m_found.at(row) : nullptr;
    if (row < 0 || row >= m_total)
        return nullptr;
    const int page = row / pageRows;
    const auto known = m_pages.constFind(page);
    if (known == m_pages.cend()) {
        if (!m_asked.contains(page)) {
            m_asked.insert(page);
            Q_EMIT pageWanted(page);
        }
        return nullptr;
    }
    if (m_recent.last() != page) {
        m_recent.removeOne(page);
        m_recent.append(page);
    }
    const int at = row % pageRows;
    return at < known->size() ? &known->at(at) : nullptr;
}

qint64 MessagesModel::numberAt(int row) const
{
    if (m_isSearch)
        return row >= 0 && row < m_found.size() ? m_found.at(row).number : -1;
    return row >= 0 && row < m_total ? row + 1 : -1;
}

int MessagesModel::rowOf(qint64 number) const
{
    if (!m_isSearch)
        return number >= 1 && number <= m_total ? static_cast<int>(number) - 1 : -1;
    const auto it = std::ranges::find(m_found, number, &MessageRow::number);
    return it == m_found.end() ? -1 : static_cast<int>(it - m_found.begin());
}

int MessagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_isSearch ? static_cast<int>(m_found.size()) : m_total;
}

int MessagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

Qt::ItemFlags MessagesModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QVariant MessagesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        if (index.column() == NumberColumn)
            return units::count(static_cast<double>(numberAt(index.row())));
        const MessageRow *row = rowAt(index.row());
        if (!row)
            return index.column() == KeyColumn ? u"…"_s : QString();
        switch (index.column()) {
        case PublishedColumn:
            return publishedText(row->published, m_now);
        case KeyColumn:
            return shownName(row->routingKey);
        case StateColumn:
            return stateText(row->state);
        default:
            return units::size(static_cast<double>(row->bytes));
        }
    }
    case Qt::TextAlignmentRole:
        return isFigure(index.column()) ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Name:
        return index.column() == KeyColumn;
    case roles::Tone: {
        if (index.column() == NumberColumn)
            return static_cast<int>(Token::Text3);
        const MessageRow *row = rowAt(index.row());
        return static_cast<int>(row && index.column() == StateColumn && row->state == MessageState::Ready ? Token::Text3 : Token::Text);
    }
    default:
        return {};
    }
}

QVariant MessagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isFigure(section))
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("No");
    case PublishedColumn:
        return tr("Published");
    case KeyColumn:
        return tr("Routing key");
    case StateColumn:
        return tr("State");
    case SizeColumn:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace warrener
