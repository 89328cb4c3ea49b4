#pragma once

#include <QList>
#include <QPushButton>

namespace warrener {

/// "Vhost all ▾": a name, the choice that holds in bold, and a menu of all choices.
class FilterButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterButton)

public:
    struct Choice
    {
        QString id;
        QString text;    ///< in the menu
        QString brief{}; ///< on the button; empty: as in the menu

        bool operator==(const Choice &) const = default;
    };

    explicit FilterButton(const QString &name, QWidget *parent = nullptr);

    /// The choice that held stays when it is still there, else the first holds.
    void setChoices(const QList<Choice> &choices);
    QString current() const { return m_current; }
    void setCurrent(const QString &id);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void openMenu();
    QString brief() const;

    QString m_name;
    QList<Choice> m_choices;
    QString m_current;
};

} // namespace warrener
