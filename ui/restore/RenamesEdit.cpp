#include "ui/restore/RenamesEdit.h"

#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int fromWide = 230;

} // namespace

RenamesEdit::RenamesEdit(const QString &what, const QString &add, QWidget *parent)
    : QWidget(parent), m_what(what), m_rows(new QVBoxLayout), m_add(new QPushButton(add, this))
{
    m_rows->setSpacing(6);
    m_add->setAutoDefault(false);
    m_add->setProperty("kind", u"link"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_rows);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        // The first that has no other name yet.
        const auto free =
            std::ranges::find_if(m_names, [this](const QString &name) { return std::ranges::find(m_renamings, name, &Renaming::from) == m_renamings.end(); });
        if (free == m_names.end())
            return;
        m_renamings.append({*free, {}});
        arrange();
        Q_EMIT changed();
        if (const QList<QLineEdit *> fields = findChildren<QLineEdit *>(u"renameTo"_s); !fields.isEmpty())
            fields.last()->setFocus(Qt::OtherFocusReason);
    });
}

void RenamesEdit::setNames(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    arrange();
}

void RenamesEdit::setRenamings(const QList<Renaming> &renamings)
{
    if (renamings == m_renamings)
        return;
    m_renamings = renamings;
    arrange();
}

void RenamesEdit::arrange()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        // Its own signal may be what brought us here.
        item->widget()->setObjectName({});
        for (const auto all = item->widget()->findChildren<QWidget *>(); QWidget * child : all)
            child->setObjectName({});
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < m_renamings.size(); ++i) {
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        auto *from = new ComboBox(row);
        from->setObjectName(u"renameFrom"_s);
        from->setAccessibleName(m_what);
        from->addItems(m_names);
        from->setCurrentText(m_renamings.at(i).from);
        from->setFixedWidth(fromWide);
        auto *arrow = new QLabel(row);
        arrow->setPixmap(icon(u"arrow-right"_s).pixmap(QSize(14, 14), devicePixelRatioF()));
        auto *to = new QLineEdit(m_renamings.at(i).to, row);
        to->setObjectName(u"renameTo"_s);
        to->setAccessibleName(tr("New name of %1").arg(m_renamings.at(i).from));
        to->setPlaceholderText(tr("new name"));
        auto *remove = new QPushButton(row);
        remove->setObjectName(u"renameRemove"_s);
        remove->setAutoDefault(false);
        remove->setProperty("kind", u"ghost"_s);
        remove->setProperty("square", true);
        remove->setIcon(icon(u"close"_s));
        remove->setToolTip(tr("Keep its name"));
        remove->setAccessibleName(remove->toolTip());
        line->addWidget(from);
        line->addWidget(arrow);
        line->addWidget(to, 1);
        line->addWidget(remove);
        m_rows->addWidget(row);
        connect(from, &QComboBox::currentTextChanged, this, [this, i](const QString &name) {
            m_renamings[i].from = name;
            Q_EMIT changed();
        });
        connect(to, &QLineEdit::textChanged, this, [this, i](const QString &name) {
            m_renamings[i].to = name.trimmed();
            Q_EMIT changed();
        });
        connect(remove, &QPushButton::clicked, this, [this, i] {
            m_renamings.removeAt(i);
            arrange();
            Q_EMIT changed();
        });
    }
    m_add->setEnabled(m_renamings.size() < m_names.size());
}

} // namespace warrener
