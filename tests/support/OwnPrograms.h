#pragma once

#include <QFile>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

/// A folder of a test's own whose programs (an `ssh` that is played, say) are found before all others as long as it is there. One at a
/// time: the later one has to go first.
class OwnPrograms final
{
public:
    OwnPrograms()
    {
        if (!m_folder.isValid())
            qFatal("no folder");
        qputenv("PATH", m_folder.path().toLocal8Bit() + ':' + m_before);
    }
    ~OwnPrograms() { qputenv("PATH", m_before); }
    Q_DISABLE_COPY_MOVE(OwnPrograms)

    QString path() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// One file under several names: it asks what it was called by.
    void copy(const QString &program, const QStringList &names) const
    {
        for (const QString &name : names) {
            if (!QFile::copy(program, filePath(name)) || !QFile::setPermissions(filePath(name), runs))
                qFatal("no %s", qPrintable(name));
        }
    }
    /// Takes the place of one of that name.
    void write(const QString &name, const QByteArray &script) const
    {
        QFile file(filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size() || !file.setPermissions(runs))
            qFatal("no %s", qPrintable(name));
    }

private:
    static constexpr QFile::Permissions runs = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

    const QByteArray m_before = qgetenv("PATH");
    QTemporaryDir m_folder;
};
