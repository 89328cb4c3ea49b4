#pragma once

#include "base/Error.h"

#include <expected>
#include <utility>

namespace warrener {

/// Either a value or the reason why there is none.
template <class T>
using Result = std::expected<T, Error>;

/// Success, or the reason why not.
using Status = Result<void>;

/// For `return failure(ErrorKind::Malformed, tr("…"));`
inline std::unexpected<Error> failure(ErrorKind kind, QString message, QString detail = {})
{
    return std::unexpected(Error{.kind = kind, .message = std::move(message), .detail = std::move(detail)});
}

} // namespace warrener
