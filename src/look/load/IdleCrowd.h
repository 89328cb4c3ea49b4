#pragma once

#include "look/load/Book.h"
#include "look/load/LoadOptions.h"

#include <stop_token>

namespace warrener::load {

/// Connections that do nothing but stay, in one thread; those that are lost are opened again.
class IdleCrowd final
{
public:
    IdleCrowd(const LoadOptions &options, Book &book) : m_options(options), m_book(book) {}
    Q_DISABLE_COPY_MOVE(IdleCrowd)

    void run(std::stop_token end);

private:
    const LoadOptions &m_options;
    Book &m_book;
};

} // namespace warrener::load
