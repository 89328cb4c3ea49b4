#include "ui/failover/AutomaticView.h"

#include "base/Units.h"

#include <QCoreApplication>

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

AutomaticSign automaticSign(const AutomaticView &view, TimePoint now)
{
    const auto words = [](const char *text) { return QCoreApplication::translate("AutomaticView", text); };
    if (view.armed && !view.trouble.isEmpty())
        return {GlyphKind::Bad, Token::Bad, Level::Critical, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover cannot act")), view.trouble};
    if (!view.armed && view.service)
        return {GlyphKind::Ok, Token::Text2, Level::Ok, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover armed, as a service")), {}};
    if (!view.armed && view.wanted && view.trouble.isEmpty())
        return {GlyphKind::Running, Token::Text2, Level::Note, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover is being armed")), view.whyNot};
    if (!view.armed && !view.trouble.isEmpty())
        return {GlyphKind::Bad, Token::Bad, Level::Critical, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover not armed")), view.trouble};
    if (!view.possible)
        return {GlyphKind::NoData, Token::Text2, Level::Note, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover not possible")), view.whyNot};
    if (!view.armed)
        return {GlyphKind::Skipped, Token::Text2, Level::Note, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover off")), {}};
    if (view.state == AutomaticState::FailingOver) {
        return {GlyphKind::Running, Token::Accent, Level::Warning, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover is acting")), view.stateWords};
    }
    if (view.state == AutomaticState::Failed) {
        return {GlyphKind::Bad, Token::Bad, Level::Critical, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover has failed")), view.stateWords};
    }
    if (view.isPaused(now)) {
        QString paused = isNever(view.pausedUntil)
                             ? words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover paused"))
                             : words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover paused until %1")).arg(units::clockTime(view.pausedUntil));
        return {GlyphKind::Paused, Token::Warn, Level::Warning, std::move(paused),
                view.pausedBy.isEmpty() ? QString()
                                        : words(QT_TRANSLATE_NOOP("AutomaticView", "Paused by %1; it watches, and moves nothing.")).arg(view.pausedBy)};
    }
    if (view.isBlocked(now)) {
        return {GlyphKind::Warn, Token::Warn, Level::Warning,
                words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover blocked until %1")).arg(units::clockTime(view.blockedUntil)), view.blockedWhy};
    }
    if (view.state == AutomaticState::Normal)
        return {GlyphKind::Ok, Token::Text2, Level::Ok, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover armed")), {}};
    return {GlyphKind::Warn, Token::Warn, Level::Warning, words(QT_TRANSLATE_NOOP("AutomaticView", "Automatic failover armed: %1")).arg(toWord(view.state)),
            view.stateWords};
}

} // namespace warrener
