#include "app/warrenctl/Completion.h"

#include "app/warrenctl/Help.h"
#include "cluster/ProfileStore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// A word as it stands in all three shells.
QString literal(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', "'\\''"_L1) + u'\'';
}

/// fish knows backslashes inside quotes.
QString fishLiteral(const QString &text)
{
    return u'\'' + QString(text).replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

/// Bash and zsh: every option that takes a value, as a pattern of `case`.
QString valueOptions(const Verb &root)
{
    QStringList names;
    const auto learn = [&](const QList<VerbOption> &options) {
        for (const VerbOption &option : options) {
            if (!option.value.isEmpty() && !names.contains(u"--"_s + option.name))
                names.append(u"--"_s + option.name);
        }
    };
    learn(root.options);
    eachVerb(root, [&](const VerbPath &path) { learn(path.last()->options); });
    return names.join(u'|');
}

/// What stands at one place of the line: behind which verbs, and what may come there.
struct Place
{
    QString verbs; ///< " failover plan"; empty: at the beginning
    QList<VerbOption> options;
    QList<Verb> words;
    std::optional<VerbArgument> argument;
};

QList<Place> places(const Verb &root)
{
    QList<Place> all{{.verbs = {}, .options = root.options, .words = root.verbs, .argument = {}}};
    eachVerb(root, [&](const VerbPath &path) {
        Place place{.verbs = u' ' + toText(path), .options = optionsOf(path) + root.options, .words = path.last()->verbs, .argument = path.last()->argument};
        // Without an action the first one is meant, and its options are taken.
        if (!place.words.isEmpty())
            place.options = place.words.first().options + place.options;
        if (place.argument && place.argument->completes == Completes::Verb)
            place.words = root.verbs;
        all.append(place);
    });
    // `help failover …`: words of words.
    const auto help = std::ranges::find_if(root.verbs, [](const Verb &verb) { return verb.argument && verb.argument->completes == Completes::Verb; });
    if (help != root.verbs.end()) {
        for (const Verb &verb : root.verbs) {
            if (!verb.verbs.isEmpty())
                all.append({.verbs = u' ' + help->name + u' ' + verb.name, .options = root.options, .words = verb.verbs, .argument = {}});
        }
    }
    return all;
}

/// Bash and zsh: every place, as a pattern of `case`.
QString placePattern(const QList<Place> &all)
{
    QStringList patterns;
    for (const Place &place : all)
        patterns.append(literal(place.verbs));
    return patterns.sliced(1).join(u'|');
}

/// What differs from place to place comes first; options of every command have one meaning everywhere.
QString valueCases(const Verb &root, const QList<Place> &all, const QString &open, const std::function<QString(const VerbOption &)> &offer)
{
    QString own;
    for (const Place &place : all) {
        for (const VerbOption &option : place.options) {
            if (option.completes != Completes::Nothing && !std::ranges::contains(root.options, option.name, &VerbOption::name))
                own += u"            %1%2) %3 ;;\n"_s.arg(open, literal(place.verbs + u" --"_s + option.name), offer(option));
        }
    }
    for (const VerbOption &option : root.options) {
        if (option.completes != Completes::Nothing)
            own += u"            %1*%2) %3 ;;\n"_s.arg(open, literal(u" --"_s + option.name), offer(option));
    }
    return own;
}

QString shellList(const QStringList &words)
{
    QStringList quotedWords;
    for (const QString &word : words)
        quotedWords.append(literal(word));
    return quotedWords.join(u' ');
}

/// The command of a script of ours that offers what may follow.
struct ShellOffer
{
    QString choices; ///< before the words to choose among
    QString files;

    QString operator()(Completes completes, const QStringList &of) const
    {
        switch (completes) {
        case Completes::Choice:
            return choices + shellList(of);
        case Completes::File:
            return files;
        case Completes::Cluster:
            return u"__warrenctl_names clusters"_s;
        case Completes::Node:
            return u"__warrenctl_names nodes"_s;
        default:
            return u":"_s;
        }
    }
};

QString bashScript(const Verb &root)
{
    const QList<Place> all = places(root);
    QString words;
    const ShellOffer offer{.choices = u"__warrenctl_offer "_s, .files = u"__warrenctl_files"_s};
    for (const Place &place : all) {
        QStringList options;
        for (const VerbOption &option : place.options) {
            options.append(u"--"_s + option.name);
        }
        words += u"        %1)\n            if [[ $cur == -* ]]; then __warrenctl_offer %2\n"_s.arg(literal(place.verbs), shellList(options));
        const QString more = !place.words.isEmpty() ? offer(Completes::Choice, namesOf(place.words))
                             : place.argument       ? offer(place.argument->completes, place.argument->choices)
                                                    : u":"_s;
        words += u"            else %1\n            fi ;;\n"_s.arg(more);
    }
    QString script = uR"sh(# bash completion for warrenctl; printed by "warrenctl completion bash".

__warrenctl_offer() { # WORD…: those that continue what was typed
    local word
    for word; do
        [[ $word != "$cur"* ]] || COMPREPLY+=("$(printf %q "$word")")
    done
}

__warrenctl_files() {
    local file
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$cur")
}

__warrenctl_names() { # clusters|nodes
    local name names=()
    while IFS= read -r name; do names+=("$name"); done < <("${COMP_WORDS[0]}" "${chosen[@]}" completion "$1" 2>/dev/null)
    __warrenctl_offer "${names[@]}"
}

_warrenctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} word verbs='' option='' i chosen=()
    COMPREPLY=()
    # What the line says already: verbs, and which cluster is meant.
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        option=''
        case $word in
            @VALUES@)
                option=$word
                [[ ${COMP_WORDS[i + 1]} != '=' ]] || ((i += 1))
                if ((++i < COMP_CWORD)); then
                    case $word in --cluster | --profile) chosen=("$word" "${COMP_WORDS[i]//\\/}") ;; esac
                    option=''
                fi ;;
            -*) ;;
            *) case "$verbs $word" in @PLACES@) verbs+=" $word" ;; esac ;;
        esac
    done
    if [[ -n $option ]]; then
        [[ $cur != '=' ]] || cur=''
        case "$verbs $option" in
@OPTIONS@        esac
        return
    fi
    case $verbs in
@WORDS@    esac
}

complete -F _warrenctl warrenctl
)sh"_s;
    return script.replace("@VALUES@"_L1, valueOptions(root))
        .replace("@PLACES@"_L1, placePattern(all))
        .replace("@OPTIONS@"_L1, valueCases(root, all, {}, [&](const VerbOption &option) { return offer(option.completes, option.choices); }))
        .replace("@WORDS@"_L1, words);
}

/// "name:explanation", as _describe wants it.
QString described(const QString &name, const QString &words)
{
    return literal(QString(name).replace(u':', "\\:"_L1) + u':' + words);
}

QString zshScript(const Verb &root)
{
    const QList<Place> all = places(root);
    QString words;
    const ShellOffer offer{.choices = u"compadd -- "_s, .files = u"_files"_s};
    for (const Place &place : all) {
        QStringList options;
        for (const VerbOption &option : place.options) {
            options.append(described(u"--"_s + option.name, option.words));
        }
        words += u"        %1)\n            options=(%2)\n"_s.arg(literal(place.verbs), options.join(u' '));
        if (!place.words.isEmpty()) {
            QStringList offered;
            for (const Verb &verb : place.words)
                offered.append(described(verb.name, verb.words));
            words += u"            commands=(%1) ;;\n"_s.arg(offered.join(u' '));
        } else {
            words += place.argument ? u"            [[ $PREFIX == -* ]] || %1 ;;\n"_s.arg(offer(place.argument->completes, place.argument->choices))
                                    : u"            ;;\n"_s;
        }
    }
    QString script = uR"sh(#compdef warrenctl
# zsh completion for warrenctl; printed by "warrenctl completion zsh".

__warrenctl_names() { # clusters|nodes
    local -a names
    names=("${(@f)$(${words[1]} $chosen completion $1 2>/dev/null)}")
    names=(${names:#})
    compadd -a names
}

_warrenctl() {
    local word verbs='' option=''
    local -i i
    local -a chosen commands options
    # What the line says already: verbs, and which cluster is meant.
    for ((i = 2; i < CURRENT; i++)); do
        word=${words[i]}
        option=''
        case $word in
            (@VALUES@)
                option=$word
                if ((++i < CURRENT)); then
                    case $word in (--cluster|--profile) chosen=($word ${(Q)words[i]}) ;; esac
                    option=''
                fi ;;
            (-*) ;;
            (*) case "$verbs $word" in (@PLACES@) verbs+=" $word" ;; esac ;;
        esac
    done
    if [[ -z $option && ${words[CURRENT]} == --*=* ]]; then
        option=${words[CURRENT]%%=*}
        compset -P '*='
    fi
    if [[ -n $option ]]; then
        case "$verbs $option" in
@OPTIONS@        esac
        return
    fi
    case $verbs in
@WORDS@    esac
    ((${#commands} == 0)) || _describe -t commands command commands
    [[ $PREFIX != -* ]] || _describe -o option options
}

if [[ $funcstack[1] == _warrenctl ]]; then
    _warrenctl "$@"
else
    compdef _warrenctl warrenctl
fi
)sh"_s;
    return script.replace("@VALUES@"_L1, valueOptions(root))
        .replace("@PLACES@"_L1, placePattern(all))
        .replace("@OPTIONS@"_L1, valueCases(root, all, {}, [&](const VerbOption &option) { return offer(option.completes, option.choices); }))
        .replace("@WORDS@"_L1, words);
}

QString fishScript(const Verb &root)
{
    const QList<Place> all = places(root);
    QString lines;
    const auto offer = [](Completes completes, const QStringList &choices) -> QString {
        switch (completes) {
        case Completes::Choice:
            return u" -a "_s + fishLiteral(choices.join(u' '));
        case Completes::File:
            return u" -F"_s;
        case Completes::Cluster:
            return u" -a '(__warrenctl_names clusters)'"_s;
        case Completes::Node:
            return u" -a '(__warrenctl_names nodes)'"_s;
        default:
            return {};
        }
    };
    for (const Place &place : all) {
        const QString begin = u"complete -c warrenctl -n %1"_s.arg(fishLiteral(u"__warrenctl_at "_s + fishLiteral(place.verbs.trimmed())));
        for (const Verb &verb : place.words)
            lines += begin + u" -f -a %1 -d %2\n"_s.arg(fishLiteral(verb.name), fishLiteral(verb.words));
        if (place.argument && place.argument->completes != Completes::Nothing && place.words.isEmpty())
            lines += begin + u" -f"_s + offer(place.argument->completes, place.argument->choices) + u'\n';
        for (const VerbOption &option : place.options) {
            QString line = begin + u" -l "_s + option.name;
            if (!option.letter.isNull())
                line += u" -s "_s + option.letter;
            if (!option.value.isEmpty())
                line += option.completes == Completes::File ? u" -r -F"_s : u" -x"_s + offer(option.completes, option.choices);
            lines += line + u" -d "_s + fishLiteral(option.words) + u'\n';
        }
    }
    QString script = uR"sh(# fish completion for warrenctl; printed by "warrenctl completion fish".

function __warrenctl_line # verbs|chosen: the verbs that stand there already, or which cluster is meant
    set -l verbs
    set -l chosen
    set -l option ''
    for word in (commandline -opc)[2..-1]
        if test -n "$option"
            contains -- $option --cluster --profile; and set chosen $option $word
            set option ''
            continue
        end
        switch $word
            case @VALUES@
                set option $word
            case '-*'
            case '*'
                contains -- "$verbs $word" @PLACES@; and set -a verbs $word
        end
    end
    if test $argv[1] = verbs
        echo "$verbs"
    else
        string join \n -- $chosen
    end
end

function __warrenctl_at # VERBS: whether just these stand there
    test (__warrenctl_line verbs) = "$argv[1]"
end

function __warrenctl_names # clusters|nodes
    set -l program (commandline -opc)[1]
    $program (__warrenctl_line chosen) completion $argv[1] 2>/dev/null
end

complete -c warrenctl -f
)sh"_s;
    QStringList known;
    for (const Place &place : all)
        known.append(fishLiteral(place.verbs.count(u' ') > 1 ? place.verbs.sliced(1) : place.verbs));
    return script.replace("@VALUES@"_L1, valueOptions(root).replace(u'|', u' ')).replace("@PLACES@"_L1, known.join(u' ')) + lines;
}

} // namespace

QStringList shells()
{
    return {u"bash"_s, u"zsh"_s, u"fish"_s};
}

QString completionScript(const Verb &root, const QString &shell)
{
    return shell == "zsh"_L1 ? zshScript(root) : shell == "fish"_L1 ? fishScript(root) : bashScript(root);
}

QString clusterNames()
{
    QString names;
    const QList<ProfileStore::Entry> entries = ProfileStore().list();
    for (const ProfileStore::Entry &entry : entries) {
        if (entry.profile)
            names += entry.profile->name.value + u'\n';
    }
    return names;
}

QString nodeNames(const ClusterProfile &profile)
{
    QStringList all;
    for (const NodeProfile &node : profile.nodes)
        all.append(shortName(node.name));
    QString names;
    for (const NodeProfile &node : profile.nodes)
        names += (all.count(shortName(node.name)) == 1 ? shortName(node.name) : node.name.value) + u'\n';
    return names;
}

} // namespace warrener::ctl
