#include "app/warrenctl/AskPerson.h"

#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Terminal.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <string>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

AskPerson::AskPerson(RunBook &book, const Plan &plan, const ChangeOptions &options) : m_book(book), m_plan(plan), m_options(options)
{
    connect(&book, &RunBook::happened, this, &AskPerson::take);
}

void AskPerson::take(const JournalRecord &record)
{
    if (record.kind == RecordKind::StepDone || record.kind == RecordKind::StepFailed) {
        if (record.step == m_asked) {
            m_asked.clear();
            m_input.reset();
        }
        return;
    }
    if (record.kind != RecordKind::Asked)
        return;
    const auto said = std::ranges::find_if(m_options.answers, [&record](const QString &each) { return each.section(u'=', 0, 0) == record.step; });
    if (said != m_options.answers.end()) {
        answer(record.step, true, said->section(u'=', 1));
        return;
    }
    const Step *step = m_plan.step(record.step);
    if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0) {
        const QString why = m_options.simulated
                                ? QCoreApplication::translate("warrenctl", "taken as done: a rehearsal with nobody at a terminal")
                                : QCoreApplication::translate("warrenctl", "nobody is at a terminal; --answer %1 says yes beforehand").arg(record.step);
        answer(record.step, m_options.simulated, why, m_options.simulated);
        return;
    }
    m_asked = record.step;
    tell(u'\n' + (step == nullptr ? record.step : step->title) + u'\n' + record.data.value("words"_L1).toString());
    for (const QString &command : step == nullptr ? QStringList() : step->commands)
        tell(u"  "_s + command);
    tell(question());
    m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_input.get(), &QSocketNotifier::activated, this, &AskPerson::readLine);
}

void AskPerson::readLine()
{
    std::string line(1024, '\0');
    const ssize_t got = read(STDIN_FILENO, line.data(), line.size());
    const QString said = got > 0 ? QString::fromUtf8(line.data(), got).trimmed() : u"n"_s;
    const QString word = said.section(u' ', 0, 0).toLower();
    const Step *asked = m_plan.step(m_asked);
    const bool isLacking = word == "y"_L1 && asked != nullptr && wantsWords(*asked) && said.section(u' ', 1).isEmpty();
    if ((word != "y"_L1 && word != "n"_L1) || isLacking) {
        tell(question());
        return;
    }
    const QString step = m_asked;
    m_asked.clear();
    m_input->setEnabled(false);       // more may have been typed, or piped, already
    m_input.release()->deleteLater(); // it is speaking at this moment
    answer(step, word == "y"_L1, said.section(u' ', 1));
}

QString AskPerson::question() const
{
    return isAtTable(m_plan) ? QCoreApplication::translate("warrenctl", "[y and what you would do, or n and what is missing]")
                             : QCoreApplication::translate("warrenctl", "Done? [y/n, and a remark]");
}

void AskPerson::answer(const QString &step, bool yes, const QString &note, bool isSimulated)
{
    QCoro::connect(m_book.answer(step, {.yes = yes, .who = operatorName(), .note = note, .simulated = isSimulated}), this, [](bool) {});
}

} // namespace warrener::ctl
