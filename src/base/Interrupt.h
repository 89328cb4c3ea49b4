#pragma once

#include <QByteArray>
#include <QSocketNotifier>

#include <deque>
#include <functional>
#include <memory>

namespace warrener {

/// While it lives, the first Ctrl+C, SIGTERM or SIGHUP (the terminal went, or the connection to it) becomes a call
/// from the event loop of this thread; the second ends the program as ever. A terminal that goes says so more than
/// once, and nobody means anything by it: after the first SIGHUP the program hears no other. What whoever started the
/// program has it ignore (nohup, a shell's background) stays ignored. Whichever thread the signal meets, and
/// nothing is handed down to programs that are started meanwhile. One at a time.
///
/// Ctrl+C and SIGTERM are counted apart: a session that ends sends SIGHUP and SIGTERM at once, and means one thing by it.
/// Who has more than one answer hears each of them `times` times, and asked() tells how far it has come.
class Interrupt final
{
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    /// `times` + 1 of the same end the program.
    explicit Interrupt(std::function<void()> onInterrupt, int times = 1);
    ~Interrupt();

    /// How often the same was asked for, Ctrl+C or SIGTERM; several that come at once are one call.
    int asked() const;

    /// What the last one is answered with on stderr before the program ends; written by the signal itself, whatever the thread of the event loop does.
    /// Empty, as at first: it ends without a word.
    void setLastWords(const QByteArray &words);

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::deque<QByteArray> m_words; ///< a signal may be writing an older one
};

} // namespace warrener
