#pragma once

#include "judge/assess/Assessment.h"

#include <QTest>

namespace warrener {

using namespace Qt::StringLiterals;

/// What everybody must be able to rely on, whatever the snapshot.
inline void checkShape(const Assessment &assessment)
{
    QVERIFY(!assessment.word.isEmpty());
    QVERIFY(!assessment.headline.isEmpty());
    QVERIFY(!assessment.brief.isEmpty());
    int cause = -1;
    for (qsizetype i = 0; i < assessment.findings.size(); ++i) {
        const Finding &finding = assessment.findings.at(i);
        QVERIFY2(!finding.title.isEmpty() && !finding.text.isEmpty(), qPrintable(finding.id));
        QVERIFY2(!finding.text.contains(u"%1"_s) && !finding.text.contains(u"%2"_s), qPrintable(finding.text));
        QVERIFY2(!finding.text.endsWith(u'.'), qPrintable(finding.text));
        if (finding.cause < 0)
            cause = static_cast<int>(i);
        else
            QCOMPARE(finding.cause, cause);
    }
    for (const SubjectState &state : assessment.states) {
        QVERIFY2(!state.word.isEmpty() && state.word.size() <= 22, qPrintable(state.word));
        QVERIFY2(!state.id.isEmpty(), qPrintable(state.subject.name));
    }
    for (const QString &text : {assessment.headline, assessment.line, assessment.brief})
        QVERIFY2(!text.contains(u"%1"_s) && !text.contains(u"%2"_s), qPrintable(text));
}

} // namespace warrener
