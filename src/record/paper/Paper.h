#pragma once

#include "base/Result.h"
#include "cluster/Level.h"

#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>

namespace warrener {

/// A report that leaves the house, of whatever kind, as values: what a run, a drill or a rehearsal came to. All texts are
/// translated and may hold anything: they are escaped where they are written.
struct Paper
{
    /// One chart over time, reckoned but not drawn: in a box of 0…1 by 0…1, the origin at the top left.
    struct Chart
    {
        struct Line
        {
            QString name{};
            QList<QPointF> points{};
        };
        QString title{};
        QString top{};           ///< the value at the upper edge, with its unit
        QString from{}, until{}; ///< the times at the left and right edges
        QList<Line> lines{};
        std::optional<QPair<double, double>> span{}; ///< shaded, 0…1 from left
        QString spanWord{};

        bool isEmpty() const { return lines.isEmpty(); }
    };

    struct Section
    {
        QString title{};
        QString text{};                         ///< paragraphs, apart by a line feed
        QList<QPair<QString, QString>> facts{}; ///< names and values
        Chart chart{};
        QStringList columns{}; ///< of the table; empty: none
        QList<QStringList> rows{};
        QStringList items{}; ///< a list

        bool isEmpty() const { return text.isEmpty() && facts.isEmpty() && chart.isEmpty() && rows.isEmpty() && items.isEmpty(); }
    };
    QString title{};
    QString about{}; ///< one quiet line below: cluster, time, who
    Level level = Level::Unknown;
    QString verdict{};  ///< "Done"
    QString headline{}; ///< one sentence
    QList<Section> sections{};
    QString foot{};
};

/// One HTML file that needs nothing else: light or dark as the reader's system is, no script.
QByteArray paperHtml(const Paper &paper);
/// A4 pages. Needs a QGuiApplication. Errors: Io.
Result<QByteArray> paperPdf(const Paper &paper);

/// Writes it to a file, whole or not at all; its end says how: .html, .pdf, or .json, which is `json`. Errors: Usage
/// (another end), Io.
Status exportPaper(const Paper &paper, const QJsonObject &json, const QString &file);

} // namespace warrener
