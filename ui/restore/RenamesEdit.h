#pragma once

#include "ui/restore/RestoreDraft.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace warrener {

/// A few names that become others.
class RenamesEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RenamesEdit)

public:
    /// `what`: "Virtual host", before each; `add`: of the button that makes another one.
    RenamesEdit(const QString &what, const QString &add, QWidget *parent = nullptr);

    /// Those that can be chosen.
    void setNames(const QStringList &names);
    void setRenamings(const QList<Renaming> &renamings);
    const QList<Renaming> &renamings() const { return m_renamings; }
    QPushButton *addButton() const { return m_add; }

Q_SIGNALS:
    void changed();

private:
    void arrange();

    QString m_what;
    QStringList m_names;
    QList<Renaming> m_renamings;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
};

} // namespace warrener
