#pragma once

#include "app/warrenctl/Verb.h"
#include "cluster/ClusterProfile.h"

namespace warrener::ctl {

/// "bash", "zsh", "fish".
QStringList shells();

/// A script for one of these shells that offers verbs, options and their values, from the description
/// that parses the command line. Names of clusters and nodes are asked for when they are wanted, by
/// `warrenctl completion clusters|nodes`.
QString completionScript(const Verb &root, const QString &shell);

/// One a line, of profiles that can be read.
QString clusterNames();
/// One a line: the short name where it is the only one, because "@" parts words in bash.
QString nodeNames(const ClusterProfile &profile);

} // namespace warrener::ctl
