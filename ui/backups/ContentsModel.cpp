#include "ui/backups/ContentsModel.h"

#include "base/Ids.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "record/catalogue/EntryPaths.h"

#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

struct ContentsModel::Node
{
    Kind kind = Kind::Group;
    QString name{};
    QString figure{}; ///< at the right
    QString icon{};
    QString path{};  ///< of the entry
    QString under{}; ///< of Logs: how their paths begin
    QString vhost{};
    QString queue{};
    QString toolTip{};
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children{};

    Node &add(Node node)
    {
        node.parent = this;
        node.row = static_cast<int>(children.size());
        children.push_back(std::make_unique<Node>(std::move(node)));
        return *children.back();
    }
};

namespace {

QString sizeOf(qint64 bytes)
{
    return units::size(static_cast<double>(bytes));
}

QString countOf(qint64 number)
{
    return units::count(static_cast<double>(number));
}

QString fileOf(const QString &path)
{
    return u'/' + path.section(u'/', 2);
}

} // namespace

ContentsModel::ContentsModel(QObject *parent) : QAbstractItemModel(parent), m_top(std::make_unique<Node>()) {}

ContentsModel::~ContentsModel() = default;

void ContentsModel::setManifest(const std::shared_ptr<const BackupManifest> &manifest, const QString &title, qint64 bytes)
{
    beginResetModel();
    m_manifest = manifest;
    m_title = title;
    m_bytes = bytes;
    build();
    endResetModel();
}

void ContentsModel::setFilter(const QString &text)
{
    if (text.trimmed() == m_filter)
        return;
    beginResetModel();
    m_filter = text.trimmed();
    build();
    endResetModel();
}

void ContentsModel::build()
{
    m_top = std::make_unique<Node>();
    if (!m_manifest)
        return;
    Node &root = m_top->add({.kind = Kind::Backup, .name = m_title, .figure = sizeOf(m_bytes), .icon = u"archive"_s});
    addDefinitions(root);
    addMessages(root);
    addFiles(root, entrypath::ofConfiguration, tr("Configuration"), u"file"_s, Kind::File);
    addFiles(root, entrypath::ofLogs, tr("Logs"), u"activity"_s, Kind::Log);
    addFiles(root, entrypath::ofData, tr("Data directories"), u"database"_s, Kind::Data);
}

void ContentsModel::addDefinitions(Node &root)
{
    QList<const BackupEntry *> vhosts;
    const BackupEntry *whole = nullptr;
    qint64 bytes = 0;
    for (const BackupEntry &entry : m_manifest->entries) {
        if (entry.path == entrypath::clusterDefinitions)
            whole = &entry;
        else if (entry.path.startsWith(entrypath::ofVhosts))
            vhosts.append(&entry);
        else
            continue;
        bytes += entry.size;
    }
    if (!whole && vhosts.isEmpty())
        return;
    Node node{.kind = whole ? Kind::Definitions : Kind::Group, .name = tr("Definitions"), .figure = sizeOf(bytes), .icon = u"database"_s};
    if (whole)
        node.path = whole->path;
    std::vector<Node> children;
    for (const BackupEntry *entry : std::as_const(vhosts)) {
        QString file = entry->path.section(u'/', 2);
        if (file.endsWith(".json"_L1))
            file.chop(5);
        const QString vhost = QString::fromUtf8(QByteArray::fromPercentEncoding(file.toUtf8()));
        if (!m_filter.isEmpty() && !vhost.contains(m_filter, Qt::CaseInsensitive) && !node.name.contains(m_filter, Qt::CaseInsensitive))
            continue;
        children.push_back({.kind = Kind::Definitions,
                            .name = tr("Vhost %1").arg(shownName(vhost)),
                            .figure = sizeOf(entry->size),
                            .icon = u"database"_s,
                            .path = entry->path,
                            .vhost = vhost});
    }
    if (!m_filter.isEmpty() && children.empty() && !node.name.contains(m_filter, Qt::CaseInsensitive))
        return;
    Node &added = root.add(std::move(node));
    for (Node &child : children)
        added.add(std::move(child));
}

void ContentsModel::addMessages(Node &root)
{
    QList<const BackedUpQueue *> queues;
    qint64 bytes = 0;
    QSet<QString> vhosts;
    for (const BackedUpQueue &queue : m_manifest->queues) {
        bytes += queue.bytes;
        vhosts.insert(queue.vhost);
        if (m_filter.isEmpty() || queue.name.contains(m_filter, Qt::CaseInsensitive) || queue.vhost.contains(m_filter, Qt::CaseInsensitive))
            queues.append(&queue);
    }
    if (queues.isEmpty())
        return;
    Node &group = root.add({.kind = Kind::Group, .name = tr("Messages"), .figure = sizeOf(bytes), .icon = u"envelope"_s});
    // The fullest ones are looked for most; among them people look by name.
    std::ranges::stable_sort(queues, std::ranges::greater{}, [](const BackedUpQueue *queue) { return queue->messages; });
    const qsizetype shown = queues.size() > queuesShown + 3 && m_filter.isEmpty() ? queuesShown : queues.size();
    const auto byName = [](const BackedUpQueue *queue) { return std::pair(queue->name, queue->vhost); };
    std::ranges::sort(queues.begin(), queues.begin() + shown, {}, byName);
    std::ranges::sort(queues.begin() + shown, queues.end(), {}, byName);
    const bool severalVhosts = vhosts.size() > 1;
    const auto isLeft = [](const BackedUpQueue &queue) { return queue.way == MessageWay::None || queue.entry.isEmpty(); };
    const auto nodeFor = [severalVhosts, isLeft](const BackedUpQueue &queue) {
        return Node{
            .kind = Kind::Queue,
            .name = shownName(queue.name),
            .figure = isLeft(queue) ? tr("left out") : countOf(queue.messages),
            .icon = u"queues"_s,
            .path = queue.entry,
            .vhost = queue.vhost,
            .queue = queue.name,
            .toolTip = queue.reason.isEmpty() ? (severalVhosts ? tr("in vhost %1").arg(shownName(queue.vhost)) : QString()) : queue.reason,
        };
    };
    for (qsizetype at = 0; at < shown; ++at)
        group.add(nodeFor(*queues.at(at)));
    if (shown == queues.size())
        return;
    qint64 rest = 0;
    int left = 0;
    for (qsizetype at = shown; at < queues.size(); ++at) {
        rest += queues.at(at)->messages;
        left += isLeft(*queues.at(at)) ? 1 : 0;
    }
    Node &more = group.add({.kind = Kind::Group,
                            .name = (queues.size() - shown == 1 ? tr("%1 more queue") : tr("%1 more queues")).arg(countOf(queues.size() - shown)),
                            .figure = left == 0 ? countOf(rest) : tr("%1, %2 left out").arg(countOf(rest), countOf(left))});
    for (qsizetype at = shown; at < queues.size(); ++at)
        more.add(nodeFor(*queues.at(at)));
}

void ContentsModel::addFiles(Node &root, const QString &top, const QString &title, const QString &icon, Kind kind)
{
    QMap<QString, QList<const BackupEntry *>> hosts;
    qint64 bytes = 0;
    qsizetype files = 0;
    for (const BackupEntry &entry : m_manifest->entries) {
        if (!entry.path.startsWith(top))
            continue;
        bytes += entry.size;
        ++files;
        if (m_filter.isEmpty() || entry.path.contains(m_filter, Qt::CaseInsensitive))
            hosts[kind == Kind::Data ? QString() : entrypath::hostOf(entry.path)].append(&entry);
    }
    if (hosts.isEmpty())
        return;
    const bool areLogs = kind == Kind::Log;
    Node &group = root.add({.kind = areLogs ? Kind::Logs : Kind::Group,
                            .name = title,
                            .figure = kind == Kind::File ? (files == 1 ? tr("%1 file") : tr("%1 files")).arg(countOf(files)) : sizeOf(bytes),
                            .icon = icon,
                            .under = areLogs ? top : QString()});
    for (auto host = hosts.cbegin(); host != hosts.cend(); ++host) {
        Node *under = &group;
        if (!host.key().isEmpty()) {
            const bool isNode = host.key().contains(u'@');
            under = &group.add({.kind = areLogs ? Kind::Logs : Kind::Group,
                                .name = isNode ? shortName(NodeName{host.key()}) : host.key(),
                                .figure = countOf(host.value().size()),
                                .icon = isNode ? u"nodes"_s : u"exchange"_s,
                                .under = areLogs ? host.value().first()->path.section(u'/', 0, 1) + u'/' : QString(),
                                .toolTip = host.key()});
        }
        for (const BackupEntry *entry : host.value()) {
            const QString file = shownName(kind == Kind::Data ? entry->path.section(u'/', 1) : fileOf(entry->path));
            under->add({.kind = kind, .name = file.section(u'/', -1), .figure = sizeOf(entry->size), .icon = icon, .path = entry->path, .toolTip = file});
        }
    }
}

ContentsModel::Node *ContentsModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_top.get();
}

QModelIndex ContentsModel::indexOf(const QString &path) const
{
    std::vector<const Node *> open{m_top.get()};
    while (!open.empty() && !path.isEmpty()) {
        const Node *node = open.back();
        open.pop_back();
        if (node->path == path)
            return createIndex(node->row, 0, node);
        for (const auto &child : node->children)
            open.push_back(child.get());
    }
    return {};
}

QModelIndex ContentsModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ContentsModel::parent(const QModelIndex &child) const
{
    const Node *node = nodeOf(child);
    if (!child.isValid() || !node->parent || node->parent == m_top.get())
        return {};
    return createIndex(node->parent->row, 0, node->parent);
}

int ContentsModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(nodeOf(parent)->children.size());
}

Qt::ItemFlags ContentsModel::flags(const QModelIndex &index) const
{
    // What has bytes of its own can be dragged out as a file.
    return QAbstractItemModel::flags(index) | (nodeOf(index)->path.isEmpty() ? Qt::NoItemFlags : Qt::ItemIsDragEnabled);
}

int ContentsModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ContentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return node.name;
    case Qt::ToolTipRole:
        return node.toolTip;
    case Qt::AccessibleTextRole:
        return node.figure.isEmpty() ? node.name : tr("%1, %2").arg(node.name, node.figure);
    case KindRole:
        return static_cast<int>(node.kind);
    case PathRole:
        return node.path;
    case VhostRole:
        return node.vhost;
    case QueueRole:
        return node.queue;
    case FigureRole:
        return node.figure;
    case IconRole:
        return node.icon;
    case UnderRole:
        return node.under;
    default:
        return {};
    }
}

} // namespace warrener
