#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace warrener {

/// The pictures of one form, and what is wrong with them.
class Album final
{
public:
    /// `suffix`: "light-en", behind each name.
    Album(QString folder, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix)) {}

    /// Once it has settled.
    void take(const QString &name, QWidget &widget);
    /// Of the dialog of that name in `page`; without a name of the window.
    void take(const QString &name, QWidget &window, const QWidget &page, const QString &dialog);
    const QStringList &faults() const { return m_faults; }
    int count() const { return m_count; }

private:
    const QString m_folder;
    const QString m_suffix;
    QStringList m_faults;
    int m_count = 0;
};

} // namespace warrener
