#include "ui/failover/AutomaticView.h"

#include "base/Units.h"

#include <QCoreApplication>

#include <optional>

namespace warrener {

Level levelOf(AutomaticState state)
{
    switch (state) {
    case AutomaticState::Normal:
        return Level::Ok;
    case AutomaticState::Monitoring:
    case AutomaticState::Recovering:
        return Level::Warning;
    case AutomaticState::FailingOver:
    case AutomaticState::Failed:
        return Level::Critical;
    }
    Q_UNREACHABLE_RETURN(Level::Unknown);
}

namespace {

QString said(const char *text)
{
    return QCoreApplication::translate("AutomaticView", text);
}

/// It is armed, in a window or as a service, and does nothing by itself now.
std::optional<AutomaticSign> heldSign(const AutomaticView &view, TimePoint now)
{
    if (view.isPaused(now)) {
        QString paused = isNever(view.pausedUntil)
                             ? said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover paused"))
                             : said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover paused until %1")).arg(units::clockTime(view.pausedUntil));
        return AutomaticSign{
            GlyphKind::Paused, Token::Warn, Level::Warning, std::move(paused),
            view.pausedBy.isEmpty() ? QString() : said(QT_TRANSLATE_NOOP("AutomaticView", "Paused by %1; it watches, and moves nothing.")).arg(view.pausedBy)};
    }
    if (view.isBlocked(now)) {
        return AutomaticSign{GlyphKind::Warn, Token::Warn, Level::Warning,
                             said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover blocked until %1")).arg(units::clockTime(view.blockedUntil)),
                             view.blockedWhy};
    }
    return std::nullopt;
}

} // namespace

AutomaticSign automaticSign(const AutomaticView &view, TimePoint now)
{
    if (view.armed && !view.trouble.isEmpty())
        return {GlyphKind::Bad, Token::Bad, Level::Critical, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover cannot act")), view.trouble};
    if (const auto held = !view.armed && view.service ? heldSign(view, now) : std::nullopt)
        return *held;
    if (!view.armed && view.service)
        return {GlyphKind::Ok, Token::Text2, Level::Ok, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover armed, as a service")), {}};
    if (!view.armed && view.wanted && view.trouble.isEmpty())
        return {GlyphKind::Running, Token::Text2, Level::Note, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover is being armed")), view.whyNot};
    if (!view.armed && !view.trouble.isEmpty())
        return {GlyphKind::Bad, Token::Bad, Level::Critical, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover not armed")), view.trouble};
    if (!view.possible)
        return {GlyphKind::NoData, Token::Text2, Level::Note, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover not possible")), view.whyNot};
    if (!view.armed)
        return {GlyphKind::Skipped, Token::Text2, Level::Note, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover off")), {}};
    if (view.state == AutomaticState::FailingOver) {
        return {GlyphKind::Running, Token::Accent, Level::Warning, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover is acting")), view.stateWords};
    }
    if (view.state == AutomaticState::Failed) {
        return {GlyphKind::Bad, Token::Bad, Level::Critical, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover has failed")), view.stateWords};
    }
    if (const auto held = heldSign(view, now))
        return *held;
    if (view.state == AutomaticState::Normal)
        return {GlyphKind::Ok, Token::Text2, Level::Ok, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover armed")), {}};
    return {GlyphKind::Warn, Token::Warn, Level::Warning, said(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover armed: %1")).arg(toWord(view.state)),
            view.stateWords};
}

} // namespace warrener
