#pragma once

#include <QStringList>

namespace warrener {

/// The words of a command, one option after the other. What an option has nothing to say of is left out.
class ArgumentList final
{
public:
    explicit ArgumentList(QStringList first) : m_words(std::move(first)) {}

    /// `option value`, unless `value` is empty.
    void say(const QString &option, const QString &value)
    {
        if (!value.isEmpty())
            m_words << option << value;
    }
    /// `option value` for each.
    void sayEach(const QString &option, const QStringList &values)
    {
        for (const QString &value : values)
            say(option, value);
    }
    void flag(bool is, const QString &option)
    {
        if (is)
            m_words << option;
    }

    const QStringList &words() const { return m_words; }

private:
    QStringList m_words;
};

} // namespace warrener
