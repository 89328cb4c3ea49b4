#pragma once

#include <QStringList>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace warrener {

/// What stands behind a sentence, a line for each that was asked: the first lines, and all of them on demand. Hidden where
/// there is nothing.
class DetailFold final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailFold)

public:
    /// `name` is for screen readers.
    explicit DetailFold(const QString &name, QWidget *parent = nullptr);

    /// Another text is folded again; the same one stays as it is.
    void setText(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool isFoldable() const;
    void refresh();
    void fit();

    QStringList m_lines;
    bool m_open = false;
    QPlainTextEdit *m_text;
    QPushButton *m_more;
};

} // namespace warrener
