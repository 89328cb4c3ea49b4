#pragma once

#include <QWidget>

class QLineEdit;

namespace warrener {

/// The name of a file, typed or chosen.
class FileField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileField)

public:
    /// `title` names the file chooser.
    explicit FileField(const QString &title, QWidget *parent = nullptr);

    QString file() const;
    QLineEdit *field() const { return m_field; }

private:
    QLineEdit *m_field;
};

} // namespace warrener
