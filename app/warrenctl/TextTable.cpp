#include "app/warrenctl/TextTable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
           || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

int widthOf(const QString &text)
{
    int width = 0;
    const QList<uint> characters = text.toUcs4();
    for (const char32_t c : characters)
        width += isWide(c) ? 2 : 1;
    return width;
}

QString printable(const QString &text)
{
    QString safe = text;
    for (QChar &c : safe) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    }
    return safe;
}

void TextTable::addColumn(const QString &title, Align align)
{
    m_titles.append(title);
    m_aligns.append(align);
}

void TextTable::addRow(QStringList cells)
{
    for (QString &cell : cells)
        cell = printable(cell);
    cells.resize(m_titles.size());
    m_rows.append(std::move(cells));
}

QString TextTable::toText() const
{
    QList<int> widths;
    for (qsizetype column = 0; column < m_titles.size(); ++column) {
        int width = widthOf(m_titles.at(column));
        for (const QStringList &row : m_rows)
            width = std::max(width, widthOf(row.at(column)));
        widths.append(width);
    }
    QString text;
    const auto addLine = [&](const QStringList &cells) {
        QString line;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            const QString padding(widths.at(column) - widthOf(cells.at(column)), u' ');
            line += column == 0 ? QString() : u"  "_s;
            line += m_aligns.at(column) == Align::Right ? padding + cells.at(column) : cells.at(column) + padding;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    };
    addLine(m_titles);
    for (const QStringList &row : m_rows)
        addLine(row);
    return text;
}

} // namespace warrener::ctl
