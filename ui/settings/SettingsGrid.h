#pragma once

#include <QAbstractSpinBox>
#include <QGridLayout>

namespace warrener {

/// Names at the left, their fields in one line below each other on every card.
inline QGridLayout *makeSettingsGrid()
{
    constexpr int labelWidth = 210;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(4, 1);
    return grid;
}

template <class Spin>
Spin *makeSettingsSpin(QWidget *parent, const QString &name, const QString &accessible)
{
    auto *spin = new Spin(parent);
    spin->setObjectName(name);
    spin->setAccessibleName(accessible);
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    spin->setAlignment(Qt::AlignRight);
    spin->setFixedWidth(110);
    return spin;
}

} // namespace warrener
