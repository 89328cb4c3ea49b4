#pragma once

#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QFont>
#include <QList>
#include <QString>

#include <optional>

namespace warrener {

/// One cell of a small table of facts.
struct FactCell
{
    QString text = {};
    std::optional<GlyphKind> glyph = {};
    Token tone = Token::Text;
    int weight = QFont::Normal;
    bool right = false;
    QString toolTip = {};

    bool operator==(const FactCell &) const = default;
};

using FactRow = QList<FactCell>;

} // namespace warrener
