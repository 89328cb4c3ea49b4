#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace warrener {

/// The little box that names a key beside what it does.
namespace keyCap {

int width(const QString &key);
/// Vertically centred in `box`, at its right end.
void paint(QPainter &painter, const QRectF &box, const QString &key);

} // namespace keyCap

} // namespace warrener
