#pragma once

#include <QString>
#include <QStringList>

namespace warrener {

/// What is kept of free text from outside (a broker's reason, a line that a command wrote) where it may
/// hold a secret. A text is kept whole or not at all: whoever replaces the secret in it tells the secret
/// by what is left around it ("rabbit@•••1").
///
/// The rule, which holds in both directions:
/// - *The secret does not get in.* A text that holds it, in any writing in which programs give back what they
///   were told, is left out; so is one that was cut off in the middle of it.
/// - *What is left out does not tell the secret.* A secret that a text may hold by chance (a short one, a
///   word, a part of a name) says nothing about texts that hold it, and would be told by their absence:
///   then *every* text from outside is left out, whatever is in it. Only one that is unmistakable, so that
///   nothing holds it but a text in which somebody gave it back, is looked for. What HTTP makes of it and of its user's name is looked
///   for always: it stands nowhere by chance.
class OutsideText final
{
public:
    /// `secret` empty: there is none, all is kept. `user`: its owner, for what HTTP makes of both.
    /// `publicWords`: names that may stand in any text, of nodes, hosts, queues…
    explicit OutsideText(const QString &secret = {}, const QString &user = {}, const QStringList &publicWords = {});

    /// At least 8 characters, 5 different ones, not only letters unless there are 16, and no part of a public word.
    static bool isUnmistakable(const QString &secret, const QStringList &publicWords = {});

    /// The text, or leftOut(). For text that comes from outside as it is.
    QString of(const QString &text) const;
    /// For words of ours in which text from outside may stand: left out only where an unmistakable secret
    /// is in them, or what HTTP makes of any secret and its user's name.
    QString ofWords(const QString &words) const;
    bool keepsNothing() const { return m_keepsNothing; }

    /// What stands in its place: translated, always the same.
    static QString leftOut();

private:
    bool holdsSecret(const QString &text) const;

    QStringList m_forms; ///< case-folded; of a mistakable secret only what HTTP makes of it
    bool m_keepsNothing = false;
};

} // namespace warrener
