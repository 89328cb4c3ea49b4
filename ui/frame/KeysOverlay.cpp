#include "ui/frame/KeysOverlay.h"

#include "ui/parts/KeyCapLabel.h"
#include "ui/parts/Label.h"

#include <QGridLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace warrener {

KeysOverlay::KeysOverlay(const QList<Key> &keys, QWidget *parent) : Dialog(tr("Keys"), parent)
{
    setObjectName(u"keysOverlay"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(7);
    const auto half = (keys.size() + 1) / 2;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const int row = static_cast<int>(i % half);
        const int column = i < half ? 0 : 3;
        grid->addWidget(new KeyCapLabel(keys.at(i).keys, this), row, column, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(new Label(keys.at(i).what, TextStyle::Body, Token::Text, this), row, column + 1);
    }
    grid->setColumnMinimumWidth(2, 20);
    body()->addLayout(grid);
    connect(addButton(tr("Close")), &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace warrener
