#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QString>

namespace warrener {

/// In which line of a JSON text each value stands, so that a complaint about a document that people write
/// can say where. For text that withinBounds() has let pass; what is no JSON ends the reading where it breaks.
class JsonLines final
{
public:
    explicit JsonLines(QByteArrayView text);

    /// 1…; `place` as JsonReader spells it, "steps[2].action": of what is not there the line of what it is
    /// missing in.
    int lineOf(const QString &place) const;

    /// Of the first key that stands in its object a second time, the place; empty: there is none. Parsers take one of
    /// the two in silence.
    QString twice() const { return m_twice; }
    int lineOfTwice() const { return m_lineOfTwice; } ///< of the second

    /// The line that this byte stands in, 1….
    static int lineAt(QByteArrayView text, qsizetype offset);

private:
    class Walk;
    QHash<QString, int> m_lines;
    QString m_twice;
    int m_lineOfTwice = 0;
};

} // namespace warrener
