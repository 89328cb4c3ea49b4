// A drill that is taken says the same when it is written and read again.
#include "plan/drill/DrillDocument.h"

#include <QJsonDocument>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace warrener;
    const auto document = drillDocumentFromBytes(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!document)
        return 0;
    const auto again = drillDocumentFromBytes(QJsonDocument(toJson(*document)).toJson());
    if (!again || *again != *document)
        std::abort();
    return 0;
}
