#include "ui/parts/StepMarks.h"

#include "ui/theme/Icons.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace warrener {

void paintStepMarks(QWidget &field, const QStyleOptionSpinBox &option)
{
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    constexpr int size = 12;
    QPainter painter(&field);
    const auto mark = [&](QStyle::SubControl control, QAbstractSpinBox::StepEnabledFlag step, const QString &name, int nearer) {
        const QRect room = field.style()->subControlRect(QStyle::CC_SpinBox, &option, control, &field);
        const QRect box(room.center().x() - size / 2, room.center().y() - size / 2 + nearer, size, size);
        paintIcon(painter, box, name, field.isEnabled() && option.stepEnabled.testFlag(step) ? Token::Text2 : Token::Text3);
    };
    // A pair of arrows is read as one when they stand close together.
    mark(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, u"chevron-up"_s, 2);
    mark(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, u"chevron-down"_s, -1);
}

} // namespace warrener
