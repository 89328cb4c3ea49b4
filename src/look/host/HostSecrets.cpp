#include "look/host/HostSecrets.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto secretWords = "(?:pass(?!ive)|secret|cookie|token|credential|private_?key|api_?key)"_L1;

} // namespace

QString withoutSecrets(const QString &text)
{
    // ssl_options.password = …, RABBITMQ_ERLANG_COOKIE=…
    static const QRegularExpression setting(u"^(?<key>[ \\t]*(?:export[ \\t]+)?[\\w.$-]*"_s + secretWords + u"[\\w.$-]*[ \\t]*=[ \\t]*)(?<value>[^\\r\\n]+)$"_s,
                                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    // {default_pass, <<"…">>}. What stands between quotes is not tried again another way: however long it is, the expression does
    // not run out of room over it, which would leave all behind it as it stands.
    static const QRegularExpression term(u"(?<key>\\b\\w*"_s + secretWords
                                             + u"\\w*'?\\s*,\\s*\\[?\\s*(?:<<)?\\s*)(?<value>\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|[\\w-]+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    // -setcookie …
    static const QRegularExpression option(u"(?<key>-setcookie[ \\t]+)(?<value>\\S+)"_s, QRegularExpression::CaseInsensitiveOption);
    // amqp://user:…@host. No scheme is longer: else each letter of a long word would be tried as its beginning, to its end.
    static const QRegularExpression url(u"(?<key>[a-z][a-z0-9+.-]{0,30}://[^\\s:/@]*:)(?<value>[^\\s@/]+)(?=@)"_s, QRegularExpression::CaseInsensitiveOption);
    // HAProxy's: stats auth USER:…, user NAME password …
    static const QRegularExpression statsAuth(u"(?<key>\\bstats[ \\t]+auth[ \\t]+[^\\s:]+:)(?<value>\\S+)"_s);
    static const QRegularExpression listed(u"^(?<key>[ \\t]*user[ \\t]+\\S+[ \\t]+(?:insecure-)?password[ \\t]+)(?<value>\\S+)"_s,
                                           QRegularExpression::MultilineOption);
    // A value over several lines goes whole, and the lines behind it keep their numbers.
    static const QRegularExpression several(u"^(?<key>[ \\t]*[\\w.$-]*"_s + secretWords + u"[\\w.$-]*[ \\t]*=[ \\t]*)'''(?<value>.*?)'''"_s,
                                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption
                                                | QRegularExpression::DotMatchesEverythingOption);
    QString masked;
    qsizetype from = 0;
    for (auto found = several.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        masked += QStringView(text).sliced(from, match.capturedStart() - from);
        masked += match.captured(u"key"_s) + u"***"_s + QString(match.captured(u"value"_s).count(u'\n'), u'\n');
        from = match.capturedEnd();
    }
    masked += QStringView(text).sliced(from);
    for (const QRegularExpression *pattern : {&setting, &term, &option, &url, &statsAuth, &listed})
        masked.replace(*pattern, u"\\1***"_s);
    return masked;
}

} // namespace warrener
