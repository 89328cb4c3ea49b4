#include "Album.h"

#include "Layout.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The window has settled when three looks in a row are alike.
QImage settled(QWidget &widget)
{
    QImage before;
    int alike = 0;
    QElapsedTimer passed;
    passed.start();
    while (alike < 3 && passed.elapsed() < 4000) {
        QTest::qWait(25);
        const QImage now = widget.grab().toImage();
        alike = now == before ? alike + 1 : 0;
        before = now;
    }
    return before;
}

} // namespace

void Album::take(const QString &name, QWidget &widget)
{
    const QImage image = settled(widget);
    constexpr int quick = 80; // of 100: larger files, a tenth of the whole time less
    if (!image.save(u"%1/%2-%3.png"_s.arg(m_folder, name, m_suffix), nullptr, quick))
        m_faults += u"%1 cannot be written"_s.arg(name);
    for (const QString &fault : layoutFaults(widget))
        m_faults += u"%1-%2: %3"_s.arg(name, m_suffix, fault);
    ++m_count;
}

void Album::take(const QString &name, QWidget &window, const QWidget &page, const QString &dialog)
{
    QWidget *shown = dialog.isEmpty() ? &window : page.findChild<QWidget *>(dialog);
    if (shown != nullptr)
        take(name, *shown);
    else
        m_faults += u"%1 did not come up"_s.arg(name);
}

} // namespace warrener
