#pragma once

#include <QList>
#include <QMetaType>

namespace warrener {

/// What models of ui/ give to the delegates beyond Qt::DisplayRole.
namespace roles {

enum Role {
    Glyph = Qt::UserRole + 1, ///< int of GlyphKind, for StateDelegate
    Tone,                     ///< int of Token: colour of the text
    Weight,                   ///< int of QFont::Weight
    Sort,                     ///< what a proxy sorts by
    Number,                   ///< double; NaN: not known. NumberDelegate greys zero
    Meter,                    ///< MeterValue
    Members,                  ///< QList<MemberBox>
    Series,                   ///< QList<float>, oldest first; NaN: a gap
    SeriesTone,               ///< int of Token: colour of the line
    Name,                     ///< bool: what somebody has named so, which may have blanks and is no sentence
};

} // namespace roles

/// One member of a queue: the number of its node, and how it does.
struct MemberBox
{
    int number = 0;
    bool leader = false;
    bool missing = false;

    bool operator==(const MemberBox &) const = default;
};

} // namespace warrener

Q_DECLARE_METATYPE(warrener::MemberBox)
