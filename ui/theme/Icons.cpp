#include "ui/theme/Icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QPixmap tinted(const QString &name, const QColor &color, QSize pixels)
{
    const QString key = u"warrener/%1/%2/%3x%4"_s.arg(name, color.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(QPointF(), pixels));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, Token token) : m_name(std::move(name)), m_token(token) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->drawPixmap(rect, pixmapOf(rect.size() * painter->device()->devicePixelRatioF(), mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return pixmapOf(size, mode, state); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap scaled = pixmapOf(size * scale, mode, state);
        scaled.setDevicePixelRatio(scale);
        return scaled;
    }
    QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_token); }
    bool isNull() override { return false; }

private:
    QPixmap pixmapOf(QSize pixels, QIcon::Mode mode, QIcon::State state) const
    {
        const Token token = mode == QIcon::Disabled ? Token::Text3 : state == QIcon::On ? Token::Accent : m_token;
        return tinted(m_name, Theme::of().color(token), pixels);
    }

    QString m_name;
    Token m_token;
};

} // namespace

QIcon icon(const QString &name, Token token)
{
    return QIcon(new TintedIconEngine(name, token));
}

void paintIcon(QPainter &painter, const QRect &box, const QString &name, Token token)
{
    const QSize pixels = box.size() * painter.device()->devicePixelRatioF();
    painter.drawPixmap(box, tinted(name, Theme::of().color(token), pixels));
}

QIcon applicationIcon()
{
    return QIcon(u":/icons/warrener.svg"_s);
}

} // namespace warrener
