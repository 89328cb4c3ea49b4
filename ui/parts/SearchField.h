#pragma once

#include <QLineEdit>

namespace warrener {

/// A filter: magnifier, the text, what kind of text it is ("expression") and the key that leads
/// here. Typing is reported once the hand rests for 150 ms, Enter at once.
class SearchField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    explicit SearchField(QWidget *parent = nullptr);

    /// "expression"; also turns the fixed font on when not empty and there is text.
    void setMode(const QString &mode);
    void setKey(const QString &key);
    /// Marks the text as unusable, with the reason as tool tip; empty: it is fine.
    void setProblem(const QString &reason);

Q_SIGNALS:
    void searched(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();

    QString m_mode;
    QString m_key;
    QString m_problem;
    QString m_hint; ///< its tool tip while nothing is wrong
};

} // namespace warrener
