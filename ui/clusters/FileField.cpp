#include "ui/clusters/FileField.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace warrener {

FileField::FileField(const QString &title, QWidget *parent) : QWidget(parent), m_field(new QLineEdit(this))
{
    m_field->setAccessibleName(title);
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(choose);
    setFocusProxy(m_field);
    connect(choose, &QPushButton::clicked, this, [this, title] {
        auto *dialog = new QFileDialog(this, title);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("PEM files (*.pem *.crt *.key)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, m_field, &QLineEdit::setText);
        dialog->open();
    });
}

QString FileField::file() const
{
    return m_field->text().trimmed();
}

} // namespace warrener
