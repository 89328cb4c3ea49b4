#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace warrener::ctl {

/// Columns of text for a terminal: aligned, two blanks apart, no lines. Characters of East Asian
/// scripts count as two columns wide; control characters are shown as "?", because names come
/// from clients of the broker and must not drive the terminal.
class TextTable
{
public:
    enum class Align : bool { Left, Right };

    void addColumn(const QString &title, Align align = Align::Left);
    /// As many cells as columns; missing ones are empty.
    void addRow(QStringList cells);
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// Each line ends with a line break and has no blanks before it.
    QString toText() const;

private:
    QStringList m_titles;
    QList<Align> m_aligns;
    QList<QStringList> m_rows;
};

/// Whether a terminal gives a character two columns; near enough to Unicode's East Asian Width for the
/// scripts that the program itself speaks.
bool isWide(char32_t c);
/// Columns that a terminal gives a text.
int widthOf(const QString &text);

/// Text from outside, made safe for a terminal: control characters become "?".
QString printable(const QString &text);

} // namespace warrener::ctl
