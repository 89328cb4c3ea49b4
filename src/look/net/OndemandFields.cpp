#include "look/net/OndemandFields.h"

#include "base/ShownName.h"
#include "base/Utf8.h"
#include "look/net/JsonFields.h"

#include <cmath>

namespace warrener::ondemandfields {

namespace ondemand = simdjson::ondemand;

namespace {

constexpr qsizetype mostMembers = 256;

QString toText(std::string_view text)
{
    return nameFromUtf8(text);
}

} // namespace

bool isOf(ondemand::value value, ondemand::json_type wanted)
{
    ondemand::json_type type{};
    return value.type().get(type) == simdjson::SUCCESS && type == wanted;
}

bool read(ondemand::value value, QString &into)
{
    std::string_view text;
    if (value.get_string(true).get(text) != simdjson::SUCCESS)
        return isOf(value, ondemand::json_type::null);
    into = toText(text);
    return true;
}

bool read(ondemand::value value, bool &into)
{
    bool flag = false;
    if (value.get_bool().get(flag) == simdjson::SUCCESS) {
        into = flag;
        return true;
    }
    std::string_view text;
    if (value.get_string(true).get(text) != simdjson::SUCCESS)
        return isOf(value, ondemand::json_type::null);
    // As text, by some plugins and servers that write the answer anew.
    const bool known = text == "true" || text == "false";
    into = known ? text == "true" : into;
    return known || text == "undefined";
}

bool read(ondemand::value value, qint64 &into)
{
    if (isOf(value, ondemand::json_type::string)) {
        std::string_view text;
        return value.get_string(true).get(text) == simdjson::SUCCESS && !json::isQuotedNumber(toText(text));
    }
    if (!isOf(value, ondemand::json_type::number))
        return isOf(value, ondemand::json_type::null);
    std::int64_t number = 0;
    double real = 0;
    if (value.get_int64().get(number) == simdjson::SUCCESS) {
        if (number < 0)
            return false;
        into = number;
        return true;
    }
    if (value.get_double().get(real) != simdjson::SUCCESS || real < 0 || real >= 9.0e15 || real != std::trunc(real))
        return false;
    into = static_cast<qint64>(real);
    return true;
}

QString rawScalar(ondemand::value value)
{
    if (isOf(value, ondemand::json_type::object) || isOf(value, ondemand::json_type::array))
        return {};
    const std::string_view raw = value.raw_json_token();
    return shownName(QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size())).trimmed().left(40));
}

bool isObject(ondemand::value value)
{
    return isOf(value, ondemand::json_type::object);
}

bool isArray(ondemand::value value)
{
    return isOf(value, ondemand::json_type::array);
}

simdjson::error_code readTexts(ondemand::value value, QStringList &into, bool &whole)
{
    ondemand::array array;
    if (const auto error = value.get_array().get(array))
        return error;
    for (auto entry : array) {
        ondemand::value element;
        if (const auto error = entry.get(element))
            return error;
        QString text;
        read(element, text);
        whole = whole && !text.isEmpty();
        if (!text.isEmpty() && into.size() < mostMembers)
            into.append(text);
    }
    return simdjson::SUCCESS;
}

simdjson::error_code readRate(ondemand::value value, double &into)
{
    ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    for (auto entry : object) {
        ondemand::field field;
        if (const auto error = std::move(entry).get(field))
            return error;
        double rate = 0;
        if (field.key() == "rate" && field.value().get_double().get(rate) == simdjson::SUCCESS)
            into = rate;
    }
    return simdjson::SUCCESS;
}

} // namespace warrener::ondemandfields
