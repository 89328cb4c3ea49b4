// NAME_replay FOLDER: runs a fuzz target over every file of its corpus, and over changes of them that are the same at
// every run. Ends with 1 where there is no corpus; a defect ends it as it ends any program.

#include <QByteArray>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <cstdint>
#include <cstdio>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

constexpr int mostChanges = 20'000;
constexpr qint64 mostMillis = 1'500;

void feed(const QByteArray &bytes)
{
    // A copy of its own size: what reads behind the end is seen by the address sanitizer.
    const QByteArray exact(bytes.constData(), bytes.size());
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(exact.constData()), static_cast<std::size_t>(exact.size()));
}

QByteArray changed(QByteArray bytes, const QList<QByteArray> &corpus, std::mt19937_64 &chance)
{
    const auto below = [&chance](qsizetype most) { return static_cast<qsizetype>(chance() % static_cast<std::uint64_t>(std::max<qsizetype>(most, 1))); };
    for (qsizetype times = 1 + below(4); times > 0; --times) {
        const qsizetype at = below(bytes.size());
        switch (below(6)) {
        case 0:
            if (!bytes.isEmpty())
                bytes[at] = static_cast<char>(chance());
            break;
        case 1:
            if (!bytes.isEmpty())
                bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << below(8)));
            break;
        case 2:
            bytes.remove(at, 1 + below(16));
            break;
        case 3:
            bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(64)));
            break;
        case 4:
            bytes.truncate(at);
            break;
        default: {
            const QByteArray &other = corpus.at(below(corpus.size()));
            bytes = bytes.first(at) + other.sliced(below(other.size()));
        }
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    QList<QByteArray> corpus;
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    for (const auto all = folder.entryList(QDir::Files, QDir::Name); const QString &name : all) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            corpus.append(file.readAll());
    }
    if (argc < 2 || corpus.isEmpty()) {
        std::fprintf(stderr, "no corpus in %s\n", qPrintable(folder.path()));
        return 1;
    }
    feed({});
    for (const QByteArray &bytes : corpus)
        feed(bytes);
    std::mt19937_64 chance(11);
    QElapsedTimer clock;
    clock.start();
    int changes = 0;
    for (; changes < mostChanges && clock.elapsed() < mostMillis; ++changes)
        feed(changed(corpus.at(static_cast<qsizetype>(chance() % static_cast<std::uint64_t>(corpus.size()))), corpus, chance));
    std::printf("%lld files, %d changes\n", static_cast<long long>(corpus.size()), changes);
    return 0;
}
