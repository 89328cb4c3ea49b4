#pragma once

#include "app/warrenctl/ChangeOptions.h"
#include "run/runs/RunBook.h"

#include <QSocketNotifier>

#include <memory>

namespace warrener::ctl {

/// Puts what a run asks of a person to the one at the terminal, and the answer back: "y" or "n", and a remark behind it. What
/// was answered beforehand (--answer) is not asked again. Where nobody is at a terminal the answer is no, with that for its
/// reason: better than a run that waits for hours for somebody who cannot come. A rehearsal goes on.
class AskPerson final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AskPerson)

public:
    AskPerson(RunBook &book, const Plan &plan, const ChangeOptions &options);

private:
    void take(const JournalRecord &record);
    void readLine();
    QString question() const;
    void answer(const QString &step, bool yes, const QString &note, bool isSimulated = false);

    RunBook &m_book;
    const Plan &m_plan;
    const ChangeOptions m_options;
    QString m_asked; ///< the step that waits for a line; empty: none
    std::unique_ptr<QSocketNotifier> m_input;
};

} // namespace warrener::ctl
