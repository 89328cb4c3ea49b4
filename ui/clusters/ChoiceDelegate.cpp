#include "ui/clusters/ChoiceDelegate.h"

#include "ui/clusters/PlacesModel.h"
#include "ui/parts/ComboBox.h"

namespace warrener {

QWidget *ChoiceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStringList choices = index.data(ProxiesModel::ChoicesRole).toStringList();
    if (choices.isEmpty())
        return RowDelegate::createEditor(parent, option, index);
    auto *box = new ComboBox(parent);
    box->setEditable(index.data(ProxiesModel::FreeTextRole).toBool());
    box->addItems(choices);
    // What was chosen holds at once; nobody looks for a second key to press.
    auto *self = const_cast<ChoiceDelegate *>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void ChoiceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        const QString text = index.data(Qt::EditRole).toString();
        // What is none of the choices is not the first of them: whoever only looks chooses nothing.
        box->setCurrentIndex(box->findText(text));
        if (box->isEditable())
            box->setEditText(text);
    } else {
        RowDelegate::setEditorData(editor, index);
    }
}

void ChoiceDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentText(), Qt::EditRole);
    else
        RowDelegate::setModelData(editor, model, index);
}

} // namespace warrener
