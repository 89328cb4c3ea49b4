#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"

#include <cstdint>

namespace warrener {

/// Who has answered and who has not, for pages that cannot show all they would like to.
struct AnswerWords
{
    enum class State : std::uint8_t {
        Loading,     ///< somebody has not been heard yet, nobody has answered
        Whole,       ///< every node answers
        Partial,     ///< at least one answers, at least one does not
        Unreachable, ///< all have been asked, none answers
    };

    State state = State::Loading;
    QString title = {}; ///< "2 of 3 nodes answered"; empty while Whole
    QString text = {};  ///< who is missing, why, and since when

    QString reasons = {}; ///< the same without what it means for the figures, and without a full stop

    bool operator==(const AnswerWords &) const = default;
};

/// About the management APIs of the nodes; `snapshot` may be null.
AnswerWords answerWords(const Snapshot *snapshot, const ClusterProfile &profile);

} // namespace warrener
